{{/* The streams, whose names are those of their queues; held against the code by a test. */}}
{{- define "pulseboard.streams" -}}
stock_quotes sales user_events financial_metrics
{{- end -}}
