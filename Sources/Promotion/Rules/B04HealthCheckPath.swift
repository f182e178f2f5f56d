import AppSources
import ClusterPlatforms
import KubeObjects

/// B04: a load balancer asks `/`, whatever the readiness probe asks.
struct HealthCheckPath: Rule {
    let id = "health-check-path"

    func matches(in move: Move) -> [Match] {
        move.routedServices.compactMap { service, uses in
            guard let use = uses.first(where: { $0.route.front?.healthCheck.origin == .fixed }),
                let front = use.route.front, !isSet(front.healthCheck, for: service, uses: uses, move),
                let workload = move.workloads(selectedBy: service).first
            else { return nil }
            let probe = readinessProbe(of: workload, service: service, backend: use.backend)
            let path = probe?.probe["httpGet"]["path"].string ?? (probe?.probe["httpGet"].isNull == false ? "/" : nil)
            let receivesRoot = uses.contains { $0.backend.receivesRoot }
            if path == front.healthCheck.path || (path == nil && receivesRoot) { return nil }
            return Match(
                service, "spec", severity: receivesRoot ? .warning : .error,
                [
                    "routes": .list(uses.map { .object($0.route.manifest) }),
                    "service": LocalizedText(verbatim: service.key.name), "workload": .workload(workload),
                    "probe": path.map { .say("at `\($0)`", "（`\($0)`）") } ?? .say("by no HTTP request", "（HTTP ではない）"),
                    "reason": receivesRoot
                        ? .say("which the app may or may not answer", "アプリが応答するとは限りません")
                        : .say("a path that no route sends here", "このパスへのルートはありません"),
                    "remedy": remedy(front.healthCheck, path: path ?? "/healthz"),
                ])
        }
    }

    /// Whether an annotation or a policy object says which path to ask.
    private func isSet(
        _ check: HealthCheck, for service: Manifest, uses: [(route: Route, backend: Route.Backend)], _ move: Move
    ) -> Bool {
        if let annotation = check.pathAnnotation.map({ Key($0) }) {
            let objects = [service] + uses.map(\.route.manifest)
            if objects.contains(where: { $0.object.annotation(annotation) != nil }) { return true }
        }
        guard let kind = check.policyKind else { return false }
        return move.app.manifests(named: kind).contains { $0.targets(service) }
    }

    private func readinessProbe(
        of workload: Workload, service: Manifest, backend: Route.Backend
    ) -> (container: Value, probe: Value)? {
        let targets = ServicePort.targets(of: backend.port, in: service, workload: workload).map(\.number)
        let containers = workload.spec[.containers].elements
        let serving = containers.first { container in
            container[.ports].elements.contains { targets.contains($0[.containerPort].integer ?? 0) }
        }
        guard let container = serving ?? containers.first, !container[.readinessProbe].isNull else { return nil }
        return (container, container[.readinessProbe])
    }

    private func remedy(_ check: HealthCheck, path: String) -> LocalizedText {
        if let kind = check.policyKind {
            return .say("a `\(kind)` with path `\(path)`", "パス `\(path)` の `\(kind)`")
        }
        guard let annotation = check.pathAnnotation else {
            return .say("an answer of 200 at `\(check.path)`", "`\(check.path)` への 200 応答")
        }
        return .say("the annotation `\(annotation): \(path)`", "アノテーション `\(annotation): \(path)`")
    }
}

extension Manifest {
    /// Whether this policy object is for a Service, by whichever of the ways such objects name their target.
    func targets(_ service: Manifest) -> Bool {
        guard key.namespace == service.key.namespace else { return false }
        let spec = object[.spec]
        let references = [spec["targetRef"], spec["targetReference"]] + spec["targetRefs"].elements
        return references.contains { reference in
            reference[.name].string == service.key.name && (reference[.kind].string ?? "Service") == "Service"
        }
    }
}
