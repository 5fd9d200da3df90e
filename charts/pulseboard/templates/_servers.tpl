{{- define "pulseboard.database" -}}
{{ include "pulseboard.fullname" . }}-database
{{- end -}}

{{- define "pulseboard.rabbitmq" -}}
{{ include "pulseboard.fullname" . }}-rabbitmq
{{- end -}}

{{- define "pulseboard.redis" -}}
{{ include "pulseboard.fullname" . }}-redis
{{- end -}}

{{/* The secret of the broker's user: name, usernameKey, passwordKey. */}}
{{- define "pulseboard.rabbitmq.user" -}}
{{- if eq .Values.rabbitmq.mode "operator" -}}
name: {{ include "pulseboard.rabbitmq" . }}-default-user
usernameKey: username
passwordKey: password
{{- else -}}
name: {{ .Values.rabbitmq.external.existingSecret }}
usernameKey: {{ .Values.rabbitmq.external.usernameKey }}
passwordKey: {{ .Values.rabbitmq.external.passwordKey }}
{{- end -}}
{{- end -}}

{{/* An environment variable out of a secret: (dict "name" "X" "secret" "s" "key" "k"). */}}
{{- define "pulseboard.secretEnv" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end -}}

{{- define "pulseboard.env.database" -}}
{{- with .Values.database -}}
{{- if eq .mode "operator" -}}
{{ include "pulseboard.secretEnv" (dict "name" "DATABASE_URL" "secret" (printf "%s-app" (include "pulseboard.database" $)) "key" "uri") }}
{{- else -}}
- name: DATABASE_URL
  value: {{ printf "postgresql://%s:%d/%s%s" .external.host (int .external.port) .external.name (ternary (printf "?%s" .external.parameters) "" (ne .external.parameters "")) | quote }}
{{ include "pulseboard.secretEnv" (dict "name" "DATABASE_USERNAME" "secret" .external.existingSecret "key" .external.usernameKey) }}
{{ include "pulseboard.secretEnv" (dict "name" "DATABASE_PASSWORD" "secret" .external.existingSecret "key" .external.passwordKey) }}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "pulseboard.env.rabbitmq" -}}
{{- with .Values.rabbitmq -}}
- name: RABBITMQ_URL
{{- if eq .mode "operator" }}
  value: amqp://{{ include "pulseboard.rabbitmq" $ }}.{{ $.Release.Namespace }}.svc:5672
{{- else }}
  value: {{ printf "%s://%s:%d%s" (ternary "amqps" "amqp" .external.tls) .external.host (int .external.port) (ternary (printf "/%s" (.external.vhost | urlquery)) "" (ne .external.vhost "")) | quote }}
{{- end }}
{{- $user := include "pulseboard.rabbitmq.user" $ | fromYaml }}
{{ include "pulseboard.secretEnv" (dict "name" "RABBITMQ_USERNAME" "secret" $user.name "key" $user.usernameKey) }}
{{ include "pulseboard.secretEnv" (dict "name" "RABBITMQ_PASSWORD" "secret" $user.name "key" $user.passwordKey) }}
{{- end -}}
{{- end -}}

{{- define "pulseboard.env.redis" -}}
{{- with .Values.redis -}}
- name: REDIS_URL
{{- if eq .mode "operator" }}
  value: redis://{{ include "pulseboard.redis" $ }}-master.{{ $.Release.Namespace }}.svc:6379
{{- with .operator }}
{{- if .existingSecret }}
{{ include "pulseboard.secretEnv" (dict "name" "REDIS_PASSWORD" "secret" .existingSecret "key" .passwordKey) }}
{{- end }}
{{- end }}
{{- else }}
{{- with .external }}
  value: {{ printf "%s://%s:%d/%d" (ternary "rediss" "redis" .tls) .host (int .port) (int .database) | quote }}
{{- if and .existingSecret .usernameKey }}
{{ include "pulseboard.secretEnv" (dict "name" "REDIS_USERNAME" "secret" .existingSecret "key" .usernameKey) }}
{{- end }}
{{- if .existingSecret }}
{{ include "pulseboard.secretEnv" (dict "name" "REDIS_PASSWORD" "secret" .existingSecret "key" .passwordKey) }}
{{- end }}
{{- end }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* A rule that lets pods reach a server: (dict "root" $ "server" "database"). */}}
{{- define "pulseboard.egress" -}}
{{- $root := .root -}}
{{- $values := index $root.Values .server -}}
{{- $own := dict
  "database" (dict "port" 5432 "labels" (dict "cnpg.io/cluster" (include "pulseboard.database" $root)))
  "rabbitmq" (dict "port" 5672 "labels" (dict "app.kubernetes.io/name" (include "pulseboard.rabbitmq" $root)))
  "redis" (dict "port" 6379 "labels" (dict "app" (include "pulseboard.redis" $root))) -}}
{{- if eq $values.mode "operator" -}}
{{- with index $own .server -}}
- to:
    - podSelector:
        matchLabels:
          {{- toYaml .labels | nindent 10 }}
  ports:
    - {protocol: TCP, port: {{ .port }}}
{{- end -}}
{{- else -}}
- ports:
    - {protocol: TCP, port: {{ int $values.external.port }}}
{{- end -}}
{{- end -}}

{{- define "pulseboard.env.auth" -}}
{{- with .Values.api.auth -}}
{{- if ne .mode "none" -}}
{{ include "pulseboard.secretEnv" (dict "name" "AUTH_SECRET" "secret" .existingSecret "key" .secretKey) }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* What holds records that were confirmed outlives the release. */}}
{{- define "pulseboard.kept" -}}
{{- if .Values.keepData -}}
annotations:
  helm.sh/resource-policy: keep
{{- end -}}
{{- end -}}
