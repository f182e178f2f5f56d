import Foundation
import KubeObjects

/// What an app is called of which nobody says it.
enum AppName {
    /// The name that most workloads carry in a label, else that of the folder, of the only namespace, of the file.
    ///
    /// A name that says what kind of thing it names, such as `overlays`, `dev` or `kube-system`, is none.
    static func derived(from manifests: [Manifest], paths: [String]) -> String {
        labelled(manifests) ?? paths.lazy.compactMap(folder).first ?? namespace(of: manifests)
            ?? paths.lazy.compactMap(file).first ?? "app"
    }

    // MARK: Labels

    private static let partOf = Key("app.kubernetes.io/part-of")
    private static let name = Key("app.kubernetes.io/name")

    /// The whole that most workloads say they are part of, or all objects that say so; else the name that most workloads share.
    private static func labelled(_ manifests: [Manifest]) -> String? {
        let workloads = manifests.compactMap(Workload.init)
        func ofMost(_ label: Key) -> String? {
            let texts = workloads.compactMap { $0.manifest.object.label(label) ?? $0.labels[label].string }
            return texts.first { text in texts.count { $0 == text } * 2 > workloads.count }
        }
        let wholes = Set(manifests.compactMap { $0.object.label(partOf) })
        let names = [ofMost(partOf), wholes.count == 1 ? wholes.first : nil, ofMost(name)]
        return names.lazy.compactMap { $0 }.first { !$0.isEmpty }
    }

    // MARK: Places

    private static func namespace(of manifests: [Manifest]) -> String? {
        let namespaces = Set(manifests.map(\.key.namespace)).subtracting([""])
        guard namespaces.count == 1, let namespace = namespaces.first else { return nil }
        return isGeneric(namespace) ? nil : namespace
    }

    /// The name of a folder that was named, or of the nearest around it that says which app it is.
    private static func folder(_ path: String) -> String? {
        ManifestFolder.isDirectory(path) ? telling(URL(fileURLWithPath: path).standardizedFileURL) : nil
    }

    /// The name of a file that was named, else as of its folder.
    private static func file(_ path: String) -> String? {
        guard path != "-" else { return nil }
        return telling(URL(fileURLWithPath: path).standardizedFileURL.deletingPathExtension())
    }

    private static func telling(_ url: URL) -> String? {
        var url = url
        while isGeneric(url.lastPathComponent) { url = url.deletingLastPathComponent() }
        return url.lastPathComponent == "/" ? nil : url.lastPathComponent
    }

    private static func isGeneric(_ name: String) -> Bool { generic.contains(name.lowercased()) }

    /// Names that say what is in there or where it runs, not which app it is.
    private static let generic: Set<String> = [
        "manifests", "manifest", "kubernetes-manifests", "kustomize", "kustomization", "k8s", "kubernetes", "kube",
        "yaml",
        "yamls", "templates", "rendered", "release", "releases", "deploy", "deployment", "deployments", "install",
        "config", "configs", "resources", "components", "all", "infra", "infrastructure", "ops", "gitops", "out",
        "output",
        "dist", "build", "base", "bases", "overlay", "overlays", "env", "envs", "environment", "environments", "dev",
        "development", "local", "test", "testing", "qa", "stage", "staging", "prod", "production", "cluster",
        "clusters",
        "kind", "minikube", "eks", "aks", "gke", "default", "kube-system", "kube-public", "kube-node-lease",
    ]
}
