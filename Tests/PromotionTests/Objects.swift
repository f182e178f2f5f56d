/// Small manifests for tests, one line each.
enum Objects {
    static func object(
        _ apiVersion: String, _ kind: String, _ name: String, namespace: String? = "shop", _ rest: String
    ) -> String {
        let place = namespace.map { ", namespace: \($0)" } ?? ""
        return "---\n{apiVersion: \(apiVersion), kind: \(kind), metadata: {name: \(name)\(place)}, \(rest)}\n"
    }

    static func annotated(_ apiVersion: String, _ kind: String, _ name: String, _ annotation: String, _ rest: String)
        -> String
    {
        "---\n{apiVersion: \(apiVersion), kind: \(kind), metadata: {name: \(name), namespace: shop, annotations: {\(annotation)}}, \(rest)}\n"
    }

    /// A workload whose pods are labelled `app: NAME` and listen on 8080.
    static func workload(
        _ kind: String = "Deployment", _ name: String = "web", replicas: Int = 2,
        image: String = "ghcr.io/shop/web:1.0",
        labels: String = "", pod: String = "", container: String = "", spec: String = ""
    ) -> String {
        let template =
            "metadata: {labels: {app: \(name), \(labels)}}, spec: {\(pod.isEmpty ? "" : pod + ", ")containers: "
            + "[{name: \(name), image: \"\(image)\", ports: [{name: http, containerPort: 8080}], \(container)}]}"
        switch kind {
        case "Pod":
            return object("v1", kind, name, template).replacing(
                "metadata: {name: \(name), namespace: shop}, metadata: {",
                with: "metadata: {name: \(name), namespace: shop, ")
        case "Job": return object("batch/v1", kind, name, "spec: {template: {\(template)}}")
        default:
            let count = kind == "DaemonSet" ? "" : "replicas: \(replicas), "
            let service = kind == "StatefulSet" ? "serviceName: \(name), " : ""
            return object(
                "apps/v1", kind, name,
                "spec: {\(count)\(service)\(spec.isEmpty ? "" : spec + ", ")selector: {matchLabels: {app: \(name)}}, template: {\(template)}}"
            )
        }
    }

    static func service(
        _ name: String = "web", type: String = "ClusterIP", annotation: String = "", spec: String = "",
        port: String = "port: 80, targetPort: 8080"
    ) -> String {
        annotated(
            "v1", "Service", name, annotation,
            "spec: {type: \(type), \(spec.isEmpty ? "" : spec + ", ")selector: {app: \(name)}, ports: [{\(port)}]}")
    }

    static func policy(_ rest: String) -> String {
        object("networking.k8s.io/v1", "NetworkPolicy", "rules", "spec: {podSelector: {}, \(rest)}")
    }

    static func claim(
        _ name: String = "data", class storageClass: String? = nil, mode: String = "ReadWriteOnce",
        size: String = "20Gi"
    ) -> String {
        let chosen = storageClass.map { "storageClassName: \($0), " } ?? ""
        return object(
            "v1", "PersistentVolumeClaim", name,
            "spec: {\(chosen)accessModes: [\(mode)], resources: {requests: {storage: \(size)}}}")
    }

    /// A StatefulSet with one volume at `path`.
    static func database(
        replicas: Int = 1, class storageClass: String? = nil, path: String = "/data", image: String = "postgres:17",
        pod: String = "", container: String = "", size: String = "20Gi"
    ) -> String {
        let chosen = storageClass.map { "storageClassName: \($0), " } ?? ""
        return workload(
            "StatefulSet", "db", replicas: replicas, image: image, pod: pod,
            container: "volumeMounts: [{name: data, mountPath: \(path)}], \(container)",
            spec:
                "volumeClaimTemplates: [{metadata: {name: data}, spec: {\(chosen)accessModes: [ReadWriteOnce], resources: {requests: {storage: \(size)}}}}]"
        )
    }

    static func storageClass(
        _ name: String, provisioner: String,
        _ rest: String = "allowVolumeExpansion: true, volumeBindingMode: WaitForFirstConsumer"
    ) -> String {
        object("storage.k8s.io/v1", "StorageClass", name, namespace: nil, "provisioner: \(provisioner), \(rest)")
    }

    static func gateway(
        class name: String, _ more: String = "", listener: String = "name: http, protocol: HTTP, port: 80"
    ) -> String {
        object(
            "gateway.networking.k8s.io/v1", "Gateway", "front",
            "spec: {gatewayClassName: \(name), \(more.isEmpty ? "" : more + ", ")listeners: [{\(listener)}]}")
    }

    static func route(_ kind: String = "HTTPRoute", path: String = "/", _ more: String = "") -> String {
        let version = kind == "HTTPRoute" ? "v1" : "v1alpha2"
        let matches = kind == "HTTPRoute" ? "matches: [{path: {type: PathPrefix, value: \(path)}}], " : ""
        return object(
            "gateway.networking.k8s.io/\(version)", kind, kind.lowercased(),
            "spec: {parentRefs: [{name: front}], rules: [{\(matches)\(more.isEmpty ? "" : more + ", ")backendRefs: [{name: web, port: 80}]}]}"
        )
    }

    static func ingress(_ spec: String = "", annotation: String = "", host: String = "shop.example") -> String {
        annotated(
            "networking.k8s.io/v1", "Ingress", "front", annotation,
            "spec: {\(spec.isEmpty ? "" : spec + ", ")rules: [{host: \(host), http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}"
        )
    }

    static func kindCluster(_ rest: String) -> String {
        "---\n{kind: Cluster, apiVersion: kind.x-k8s.io/v1alpha4, \(rest)}\n"
    }

    static func configuration(_ text: String) -> String {
        object("v1", "ConfigMap", "settings", "data: {script: \"\(text)\"}")
    }

    static func account(_ annotation: String) -> String {
        annotated("v1", "ServiceAccount", "web", annotation, "automountServiceAccountToken: false")
    }
}
