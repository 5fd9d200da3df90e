{{/* What of the API is led to from outside; metrics and health are not. */}}
{{- define "pulseboard.apiPaths" -}}
/api /docs /openapi.yml
{{- end -}}
