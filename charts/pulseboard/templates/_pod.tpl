{{/*
The pod of a component, fit for Pod Security "restricted":
  root, component    the chart and the component
  values             the component's values
  image              name of its image
  port               where it listens
  env                those of "database", "rabbitmq", "redis" and "auth" that it needs
  config             its ConfigMap's data, for the checksum
  ready              path of the readiness probe
  alive              path of the liveness probe
  preStop            seconds it still serves after it was told to end; 0 where nobody is led to it
  grace              seconds until it is killed
  migrates           whether the schema is brought up to date first
*/}}
{{- define "pulseboard.pod" -}}
{{- $root := .root -}}
{{- $name := printf "%s-%s" (include "pulseboard.fullname" $root) .component -}}
metadata:
  labels:
    {{- include "pulseboard.selector" . | nindent 4 }}
  annotations:
    checksum/config: {{ .config | sha256sum }}
    {{- with $root.Values.pods.annotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  {{- include "pulseboard.podDefaults" (dict "root" $root "serviceAccount" $name) | nindent 2 }}
  terminationGracePeriodSeconds: {{ .grace }}
  {{- $selector := include "pulseboard.selector" . }}
  topologySpreadConstraints:
    {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
    - maxSkew: 1
      topologyKey: {{ . }}
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- $selector | nindent 10 }}
      matchLabelKeys: [pod-template-hash]
    {{- end }}
  {{- if .migrates }}
  initContainers:
    - name: migrate
      {{- include "pulseboard.migrate" $root | nindent 6 }}
  {{- end }}
  containers:
    - name: {{ .component }}
      image: {{ include "pulseboard.image" (dict "root" $root "name" .image "override" .values.image) }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      envFrom:
        - configMapRef:
            name: {{ $name }}
      {{- with .env }}
      env:
        {{- range . }}
        {{- with include (printf "pulseboard.env.%s" .) $root }}
        {{- . | nindent 8 }}
        {{- end }}
        {{- end }}
      {{- end }}
      ports:
        - name: http
          containerPort: {{ .port }}
      startupProbe:
        httpGet: {path: {{ .alive }}, port: http}
        periodSeconds: 2
        timeoutSeconds: 2
        failureThreshold: 60
      livenessProbe:
        httpGet: {path: {{ .alive }}, port: http}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 3
      readinessProbe:
        httpGet: {path: {{ .ready }}, port: http}
        periodSeconds: 5
        timeoutSeconds: 5
        failureThreshold: 2
      {{- if .preStop }}
      lifecycle:
        preStop:
          sleep: {seconds: {{ .preStop }}}
      {{- end }}
      resources:
        {{- toYaml .values.resources | nindent 8 }}
      securityContext:
        {{- include "pulseboard.containerSecurity" . | nindent 8 }}
      volumeMounts:
        - {name: tmp, mountPath: /tmp}
  volumes:
    - name: tmp
      emptyDir: {sizeLimit: {{ .values.tmp | default "64Mi" }}}
{{- end -}}

{{/* What all our pods have: (dict "root" $ "serviceAccount" "name"). */}}
{{- define "pulseboard.podDefaults" -}}
serviceAccountName: {{ .serviceAccount }}
automountServiceAccountToken: false
{{- /* A Service called "api" would set API_PORT to a URL. */}}
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  seccompProfile: {type: RuntimeDefault}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .root.Values.pods }}
{{- with .nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "pulseboard.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end -}}

{{/* The container that brings the schema up to date, without its name. */}}
{{- define "pulseboard.migrate" -}}
image: {{ include "pulseboard.image" (dict "root" . "name" "admin" "override" .Values.migration.image) }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
args: [migrate]
env:
  - name: LOG_LEVEL
    value: {{ .Values.logLevel }}
  - name: LOG_FORMAT
    value: {{ .Values.logFormat }}
  {{- include "pulseboard.env.database" . | nindent 2 }}
resources:
  {{- toYaml .Values.migration.resources | nindent 2 }}
securityContext:
  {{- include "pulseboard.containerSecurity" . | nindent 2 }}
volumeMounts:
  - {name: tmp, mountPath: /tmp}
{{- end -}}

{{/* A component's ConfigMap data: what the chart sets, and the settings of its values, which must not name the same. */}}
{{- define "pulseboard.config" -}}
{{- $set := merge (dict "LOG_LEVEL" .root.Values.logLevel "LOG_FORMAT" .root.Values.logFormat) .set -}}
{{- with .root.Values.traces -}}
{{- if .endpoint -}}
{{- $_ := set $set "OTEL_EXPORTER_OTLP_ENDPOINT" .endpoint -}}
{{- $_ := set $set "OTEL_TRACES_SAMPLER" "parentbased_traceidratio" -}}
{{- $_ := set $set "OTEL_TRACES_SAMPLER_ARG" (.ratio | toString) -}}
{{- end -}}
{{- end -}}
{{- range $key, $_ := .settings -}}
{{- if not (regexMatch "^[A-Z][A-Z0-9_]*$" $key) -}}
{{- fail (printf "%s.settings.%s: settings are named as in docs/settings.md" $.component $key) -}}
{{- end -}}
{{- if or (hasKey $set $key) (regexMatch "^(DATABASE_URL|DATABASE_USERNAME|DATABASE_PASSWORD|RABBITMQ_URL|RABBITMQ_USERNAME|RABBITMQ_PASSWORD|REDIS_URL|REDIS_USERNAME|REDIS_PASSWORD|AUTH_SECRET)$" $key) -}}
{{- fail (printf "%s.settings.%s: the chart sets this by another value" $.component $key) -}}
{{- end -}}
{{- end -}}
{{- toYaml (merge (dict) $set .settings) -}}
{{- end -}}
