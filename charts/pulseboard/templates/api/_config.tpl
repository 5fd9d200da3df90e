{{- define "pulseboard.api.config" -}}
{{- $api := .Values.api -}}
{{- $set := dict "API_HOST" "0.0.0.0" "API_PORT" "8080" "AUTH_MODE" $api.auth.mode -}}
{{- with $api.allowedOrigins -}}
{{- $_ := set $set "API_ALLOWED_ORIGINS" (join "," .) -}}
{{- end -}}
{{- if and (or .Values.ingress.enabled .Values.httpRoute.enabled) $api.clientAddressHeader -}}
{{- $_ := set $set "MICRONAUT_SERVER_CLIENT_ADDRESS_HEADER" $api.clientAddressHeader -}}
{{- end -}}
{{- if eq $api.auth.mode "jwt" -}}
{{- $_ := set $set "AUTH_JWKS_URL" $api.auth.jwksUrl -}}
{{- $_ := set $set "AUTH_ISSUER" $api.auth.issuer -}}
{{- end -}}
{{- include "pulseboard.config" (dict "root" . "component" "api" "set" $set "settings" $api.settings) -}}
{{- end -}}
