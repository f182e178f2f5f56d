{{/*
The labels of an object: (dict "root" $ "name" "api"), or without a name for what belongs to the whole app.
*/}}
{{- define "taskboard.labels" -}}
{{- with .name }}
app.kubernetes.io/name: {{ . }}
{{- end }}
app.kubernetes.io/part-of: taskboard
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/*
The metadata of an object in the app's namespace: (dict "root" $ "object" "api-config" "name" "api").
*/}}
{{- define "taskboard.metadata" -}}
name: {{ .object }}
namespace: {{ .namespace | default .root.Values.namespaces.app.name }}
labels:
  {{- include "taskboard.labels" . | trim | nindent 2 }}
{{- with .annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/*
An image: (dict "root" $ "image" .Values.web.image). Without a tag it is the version of the app.
*/}}
{{- define "taskboard.image" -}}
{{- with .image.registry }}{{ trimSuffix "/" . }}/{{ end }}{{ .image.repository }}:{{ .image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{/*
The image, pull policy and security of a container: (dict "root" $ "image" .Values.web.image "resources" .Values.web.resources).
*/}}
{{- define "taskboard.container" -}}
image: {{ include "taskboard.image" . }}
{{- with .image.pullPolicy }}
imagePullPolicy: {{ . }}
{{- end }}
{{- with .resources }}
resources:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.containerSecurityContext }}
securityContext:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/*
Where a pod may run: (dict "root" $ "component" .Values.web).
*/}}
{{- define "taskboard.placement" -}}
{{- with .component.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .component.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/*
Spreads a component's pods: (dict "name" "api" "key" "kubernetes.io/hostname").
*/}}
{{- define "taskboard.spread" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: {{ .key }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        app.kubernetes.io/name: {{ .name }}
{{- end }}

{{/*
The Secret with the database's credentials.
*/}}
{{- define "taskboard.databaseSecret" -}}
{{ .Values.database.existingSecret | default "db-credentials" }}
{{- end }}

{{/*
How a program of the API's image finds the database.
*/}}
{{- define "taskboard.databaseAccess" -}}
envFrom:
  - configMapRef:
      name: api-config
env:
  - name: DATABASE_USER
    valueFrom:
      secretKeyRef:
        name: {{ include "taskboard.databaseSecret" . }}
        key: username
  - name: DATABASE_PASSWORD
    valueFrom:
      secretKeyRef:
        name: {{ include "taskboard.databaseSecret" . }}
        key: password
{{- end }}

{{/*
A rule that lets pods talk to the database: to its pods, or to whatever address a managed one has.
*/}}
{{- define "taskboard.databasePeer" -}}
- ports:
    - {protocol: TCP, port: {{ .Values.database.port }}}
  {{- if .Values.database.enabled }}
  to:
    - podSelector:
        matchLabels:
          app.kubernetes.io/name: db
  {{- end }}
{{- end }}

{{/*
The listener that routes hang on.
*/}}
{{- define "taskboard.listener" -}}
{{ if .Values.gateway.tls.enabled }}https{{ else }}http{{ end }}
{{- end }}

{{/*
Which namespaces' routes a listener admits.
*/}}
{{- define "taskboard.allowedRoutes" -}}
allowedRoutes:
  namespaces:
    from: Selector
    selector:
      matchLabels:
        app.kubernetes.io/part-of: taskboard
{{- end }}
