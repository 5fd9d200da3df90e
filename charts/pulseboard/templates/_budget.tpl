{{/* At most one pod of a component is taken away at a time: (dict "root" $ "component" "api"). */}}
{{- define "pulseboard.budget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "pulseboard.metadata" . | nindent 2 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "pulseboard.selector" . | nindent 6 }}
{{- end -}}
