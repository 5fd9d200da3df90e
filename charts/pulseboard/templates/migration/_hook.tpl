{{/* Runs before all else of the release is made; takes its weight. */}}
{{- define "pulseboard.migration.hook" -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-weight: {{ . | quote }}
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
{{- end -}}
