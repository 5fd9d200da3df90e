{{- define "pulseboard.frontend.config" -}}
DASHBOARD_PORT: "8080"
DASHBOARD_API_UPSTREAM: {{ include "pulseboard.fullname" . }}-api.{{ .Release.Namespace }}.svc:80
{{- with .Values.frontend.apiUrl }}
DASHBOARD_API_URL: {{ . | quote }}
{{- end }}
{{- with .Values.frontend.basePath }}
DASHBOARD_BASE_PATH: {{ . | quote }}
{{- end }}
{{- end -}}
