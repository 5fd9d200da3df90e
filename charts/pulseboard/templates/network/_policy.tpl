{{/*
The policy of a component's pods, which are closed to all else:
  root, component   the chart and the component
  from              who may reach its port: "anyone", "cluster" or "nobody"
  port              that port
  servers           those of "database", "rabbitmq" and "redis" that it talks to
  more              more rules for what it may reach
*/}}
{{- define "pulseboard.policy" -}}
spec:
  podSelector:
    matchLabels:
      {{- include "pulseboard.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  {{- if ne .from "nobody" }}
  ingress:
    - ports:
        - {protocol: TCP, port: {{ .port }}}
      {{- if eq .from "cluster" }}
      from:
        - namespaceSelector: {}
      {{- end }}
  {{- end }}
  egress:
    {{- /* Names may be looked up at an address of the node, which no selector covers. */}}
    - ports:
        - {protocol: UDP, port: 53}
        - {protocol: TCP, port: 53}
    {{- range .servers }}
    {{- include "pulseboard.egress" (dict "root" $.root "server" .) | nindent 4 }}
    {{- end }}
    {{- with .root.Values.traces.endpoint }}
    {{- if has $.component (list "api" "worker" "simulator") }}
    {{- $url := urlParse . }}
    {{- $port := regexFind "[0-9]+$" $url.host | default (ternary "443" "80" (eq $url.scheme "https")) }}
    - ports:
        - {protocol: TCP, port: {{ $port }}}
    {{- end }}
    {{- end }}
    {{- with .more }}
    {{- . | nindent 4 }}
    {{- end }}
{{- end -}}

{{/* A rule that lets pods reach a component of ours: (dict "root" $ "component" "api"). */}}
{{- define "pulseboard.reach" -}}
- to:
    - podSelector:
        matchLabels:
          {{- include "pulseboard.selector" . | nindent 10 }}
  ports:
    - {protocol: TCP, port: 8080}
{{- end -}}
