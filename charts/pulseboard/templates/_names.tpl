{{- define "pulseboard.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* What selects the pods of a component: (dict "root" $ "component" "api"). It never changes for a release. */}}
{{- define "pulseboard.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "pulseboard.labels" -}}
{{ include "pulseboard.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end -}}

{{/* Name and labels of an object: (dict "root" $ "component" "api", and "name" when it is not the component's). */}}
{{- define "pulseboard.metadata" -}}
name: {{ include "pulseboard.fullname" .root }}-{{ .name | default .component }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "pulseboard.labels" . | nindent 2 }}
{{- end -}}

{{/* The image of a component: (dict "root" $ "name" "api" "override" .Values.api.image). */}}
{{- define "pulseboard.image" -}}
{{- $image := .root.Values.image -}}
{{- if .override -}}
{{- .override -}}
{{- else -}}
{{- $tag := $image.tag | default .root.Chart.AppVersion -}}
{{- if ne .name "frontend" -}}
{{- $tag = printf "%s-%s" $tag $image.flavour -}}
{{- end -}}
{{- printf "%s/%s/%s:%s" $image.registry $image.repository .name $tag -}}
{{- end -}}
{{- end -}}
