import AppSources
import ClusterEngine
import KubeObjects

/// A Secret that no manifest has, but that something in the app makes while it runs.
struct MadeSecret {
    /// The Secret.
    let key: ObjectKey
    /// What makes it.
    let maker: ObjectKey
    /// The entries that containers ask of it.
    let entries: [String]

    /// Those that the workloads of an app ask for.
    static func all(in app: App) -> [MadeSecret] {
        let written = Set(app.manifests(of: .secret).map(\.key))
        var wanted: [(key: ObjectKey, entries: [String])] = []
        for workload in app.workloads {
            for reference in workload.secretReferences {
                let key = ObjectKey(.secret, namespace: workload.key.namespace, name: reference.name)
                guard !written.contains(key) else { continue }
                let index = wanted.firstIndex { $0.key == key } ?? wanted.endIndex
                if index == wanted.endIndex { wanted.append((key, [])) }
                for entry in reference.entries where !wanted[index].entries.contains(entry) {
                    wanted[index].entries.append(entry)
                }
            }
        }
        guard !wanted.isEmpty else { return [] }
        let kinds = makingKinds
        return wanted.compactMap { wish in
            maker(of: wish.key, in: app, kinds).map { MadeSecret(key: wish.key, maker: $0, entries: wish.entries) }
        }
    }

    private static func maker(of secret: ObjectKey, in app: App, _ kinds: [Kind: [FieldPath]]) -> ObjectKey? {
        app.manifests.first { manifest in
            guard manifest.key.namespace == secret.namespace else { return false }
            if let fields = kinds[manifest.kind] {
                return fields.lazy.compactMap { (field: FieldPath) in manifest.object[field].string }.first
                    == secret.name
            }
            switch manifest.kind {
            case .job: return Workload(manifest)?.isToldToMake(secret.name) == true
            case role: return allowsMaking(secret.name, manifest.object)
            default: return false
            }
        }?.key
    }

    private static let role = Kind(group: "rbac.authorization.k8s.io", name: "Role")

    /// Whether a Role is of a program that makes this Secret: it may make Secrets, and this one is named in it.
    private static func allowsMaking(_ name: String, _ role: Value) -> Bool {
        let rules = role["rules"].elements.filter { $0["resources"].elements.contains("secrets") }
        return rules.contains { $0["resourceNames"].elements.contains(.string(name)) }
            && rules.contains { $0["verbs"].elements.contains { ["create", "*"].contains($0.string) } }
    }

    /// The kinds whose controllers make a Secret, and the fields that name it; the first that is set counts.
    private static var makingKinds: [Kind: [FieldPath]] {
        let text = String(decoding: PackageResources.secret_makers_yaml, as: UTF8.self)
        guard let document = try? YAMLReader.documents(text, file: "secret-makers.yaml").first else { return [:] }
        var kinds: [Kind: [FieldPath]] = [:]
        for line in document.value.elements {
            let kind = Kind(group: line["group"].string ?? "", name: line[.kind].string ?? "")
            kinds[kind] = line["fields"].elements.compactMap { $0.string.map { FieldPath($0) } }
        }
        return kinds
    }
}

extension Workload {
    /// The Secrets that the pods cannot start without, with the entries that they name.
    fileprivate var secretReferences: [(name: String, entries: [String])] {
        var found: [(name: String, entries: [String])] = []
        func add(_ source: Value, name: Key, entries: [String]) {
            guard source["optional"].bool != true, let name = source[name].string else { return }
            found.append((name, entries))
        }
        for (_, container) in containers {
            for source in container[.envFrom].elements { add(source["secretRef"], name: .name, entries: []) }
            for variable in container[.env].elements {
                let source = variable["valueFrom"]["secretKeyRef"]
                add(source, name: .name, entries: [source["key"].string].compactMap { $0 })
            }
        }
        func entries(_ source: Value) -> [String] { source["items"].elements.compactMap { $0["key"].string } }
        for volume in spec[.volumes].elements {
            add(volume["secret"], name: "secretName", entries: entries(volume["secret"]))
            for source in volume["projected"]["sources"].elements {
                add(source["secret"], name: .name, entries: entries(source["secret"]))
            }
        }
        return found
    }

    /// Whether a container is told the name of a Secret to make: `--secret-name=tls`.
    fileprivate func isToldToMake(_ name: String) -> Bool {
        containers.contains { _, container in
            let words = (container[.command].elements + container[.args].elements).compactMap(\.string)
            return words.contains("--secret-name=\(name)")
                || zip(words, words.dropFirst()).contains { $0 == "--secret-name" && $1 == name }
        }
    }
}
