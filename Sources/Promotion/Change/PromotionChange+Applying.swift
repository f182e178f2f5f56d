import AppSources
import KubeObjects

extension PromotionChange {
    /// The app's objects after the change, in the order to apply them: what rendering the written overlay gives.
    public func promotedObjects(of app: App) -> [Value] {
        promotedApp(app).objects
    }

    /// The app after the change.
    public func promotedApp(_ app: App) -> App {
        var promoted = app
        // Its chart would render to the objects as they were.
        promoted.chart = nil
        let removedKeys = Set(removed.map(\.key))
        let patchOfObject = Dictionary(patches.map { ($0.object, $0.patch) }, uniquingKeysWith: { first, _ in first })
        promoted.manifests = app.manifests.compactMap { manifest in
            guard !removedKeys.contains(manifest.key) else { return nil }
            var manifest = manifest
            // A patch made for another state of the object leaves it as it is; the writer's guards say so aloud.
            try? patchOfObject[manifest.key]?.apply(to: &manifest.object)
            rename(in: &manifest)
            return manifest
        }
        promoted.insert(added.map { Manifest($0.object) })
        return promoted
    }

    private func rename(in manifest: inout Manifest) {
        guard !images.isEmpty, let workload = Workload(manifest) else { return }
        for (path, container) in workload.containers {
            guard let image = container[.image].string,
                let name = images.lazy.compactMap({ $0.renamed(image) }).first
            else { continue }
            manifest.object[path.appending(.image)] = .string(name)
        }
    }
}

extension App {
    /// Adds objects where they can be applied: those without a namespace first, the others behind the last Namespace.
    mutating func insert(_ added: [Manifest]) {
        let clusterScoped = added.filter { $0.key.namespace.isEmpty }
        let namespaced = added.filter { !$0.key.namespace.isEmpty }
        let place = manifests.lastIndex { $0.kind == .namespace }.map { $0 + 1 } ?? 0
        manifests.insert(contentsOf: clusterScoped + namespaced, at: place)
    }
}
