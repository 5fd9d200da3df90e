{{- define "pulseboard.worker.config" -}}
{{- $set := dict "WORKER_HOST" "0.0.0.0" "WORKER_PORT" "8081" -}}
{{- if .Values.vector.sink -}}
{{- $_ := set $set "WORKER_BATCH_LOG" "1s" -}}
{{- end -}}
{{- include "pulseboard.config" (dict "root" . "component" "worker" "set" $set "settings" .Values.worker.settings) -}}
{{- end -}}
