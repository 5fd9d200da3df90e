{{- define "pulseboard.simulator.config" -}}
{{- $set := dict "SIMULATOR_HOST" "0.0.0.0" "SIMULATOR_PORT" "8082" -}}
{{- include "pulseboard.config" (dict "root" . "component" "simulator" "set" $set "settings" .Values.simulator.settings) -}}
{{- end -}}
