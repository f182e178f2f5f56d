import AppSources
import ClusterPlatforms
import KubeObjects

/// B21: containers whose requests the platform will choose.
struct RequestsDefaulted: Rule {
    let id = "requests-defaulted"

    func matches(in move: Move) -> [Match] {
        guard let mutation = move.target.admission.mutation else { return [] }
        return move.admittedContainers.compactMap { workload, path, container in
            let missing = MutatedRequest.missing(in: container, of: workload, move)
            guard !missing.isEmpty else { return nil }
            let defaults = MutatedRequest.defaults(mutation, for: workload)
            let written = missing.map { "\($0) \(defaults[Key($0)].string ?? "")" }
            return Match(
                workload.manifest,
                container[.resources].isNull ? path : path.appending(.resources),
                [
                    "container": LocalizedText(verbatim: container[.name].string ?? ""),
                    "workload": .workload(workload),
                    "resources": .codes(missing), "defaults": .codes(written),
                ])
        }
    }
}

/// B21: requests below what the platform takes, or out of proportion.
struct RequestsRaised: Rule {
    let id = "requests-raised"

    func matches(in move: Move) -> [Match] {
        guard let mutation = move.target.admission.mutation else { return [] }
        return move.workloads.filter(move.admits).compactMap { workload in
            guard
                !workload.containers.contains(where: {
                    !MutatedRequest.missing(in: $0.container, of: workload, move).isEmpty
                }),
                let raised = MutatedRequest(workload, mutation: mutation, move), let why = raised.reason
            else { return nil }
            return Match(
                workload.manifest, workload.specPath.appending(.containers),
                [
                    "workload": .workload(workload),
                    "request": LocalizedText(verbatim: MutatedRequest.text(raised.before)),
                    "raised": LocalizedText(verbatim: MutatedRequest.text(raised.after)), "why": why,
                ])
        }
    }
}

/// B21: a quota that fits what is written, and not what the platform makes of it.
struct QuotaExceededAfterChange: Rule {
    let id = "quota-exceeded-after-change"

    func matches(in move: Move) -> [Match] {
        guard let mutation = move.target.admission.mutation else { return [] }
        return move.app.manifests(of: .resourceQuota).flatMap { quota in
            let workloads = move.workloads.filter { $0.key.namespace == quota.key.namespace && move.admits($0) }
            return PodRequest.resources.compactMap { resource -> Match? in
                let hard = quota.object[.spec][.hard]
                let names = ["requests.\(resource)", resource]
                guard let name = names.first(where: { !hard[Key($0)].isNull }), let limit = Quantity(hard[Key(name)])
                else {
                    return nil
                }
                var before = Quantity.zero
                var after = Quantity.zero
                for workload in workloads {
                    guard let request = MutatedRequest(workload, mutation: mutation, move) else { continue }
                    let count = move.podCount(of: workload)
                    before = before + (request.before[resource] ?? .zero).times(count)
                    after = after + (request.after[resource] ?? .zero).times(count)
                }
                guard before <= limit, after > limit else { return nil }
                return Match(
                    quota, FieldPath(keys: [.spec, .hard]).appending(Key(name)),
                    [
                        "name": LocalizedText(verbatim: quota.key.name),
                        "hard": LocalizedText(verbatim: limit.description),
                        "resource": LocalizedText(verbatim: name),
                        "namespace": LocalizedText(verbatim: quota.key.namespace),
                        "sum": LocalizedText(verbatim: after.text(of: resource)),
                    ])
            }
        }
    }
}

/// What a pod requests before and after the platform has rewritten it.
struct MutatedRequest {
    let before: [String: Quantity]
    private(set) var after: [String: Quantity]
    /// Why it is more; `nil` where it is not.
    private(set) var reason: LocalizedText?

    init?(_ workload: Workload, mutation: ResourceMutation, _ move: Move) {
        before = move.podRequest(of: workload)
        after = before
        let defaults = Self.defaults(mutation, for: workload)
        for entry in workload.containers where entry.path.elements.contains(.key(.containers)) {
            for resource in Self.missing(in: entry.container, of: workload, move) {
                after[resource] = (after[resource] ?? .zero) + (Quantity(defaults[Key(resource)]) ?? .zero)
            }
        }
        raiseToMinimum(workload, mutation)
        if let least = mutation.antiAffinityMinimumCPU, !workload.spec[.affinity]["podAntiAffinity"].isNull {
            raise("cpu", to: least, .say("pods with pod anti-affinity", "podAntiAffinity を持つ Pod"))
        }
        raiseToRatio(mutation)
    }

    private mutating func raiseToMinimum(_ workload: Workload, _ mutation: ResourceMutation) {
        let count = mutation.isMinimumPerContainer ? workload.spec[.containers].elements.count : 1
        for resource in PodRequest.resources {
            guard let minimum = Quantity(mutation.minimum[Key(resource)]) else { continue }
            raise(resource, to: minimum.times(count), .say("the minimum", "最小値"))
        }
    }

    private mutating func raiseToRatio(_ mutation: ResourceMutation) {
        guard let ratio = mutation.memoryPerCPU, let cpu = after["cpu"], let memory = after["memory"] else { return }
        let cores = Double(cpu.milliValue) / 1000
        let gibibytes = Double(memory.intValue) / Double(1 << 30)
        guard cores > 0, gibibytes > 0 else { return }
        let why = LocalizedText.say(
            "memory for each processor is kept between \(Self.text(ratio.lowerBound)) and \(Self.text(ratio.upperBound)) GiB",
            "CPU あたりのメモリを \(Self.text(ratio.lowerBound))〜\(Self.text(ratio.upperBound)) GiB に保つ")
        if gibibytes < cores * ratio.lowerBound,
            let wanted = Quantity("\(Self.whole(cores * ratio.lowerBound * 1024))Mi")
        {
            raise("memory", to: wanted, why)
        } else if gibibytes > cores * ratio.upperBound,
            let wanted = Quantity("\(Self.whole(gibibytes / ratio.upperBound * 1000))m")
        {
            raise("cpu", to: wanted, why)
        }
    }

    /// A number rounded up, within what a quantity holds; a manifest may ask for anything.
    private static func whole(_ number: Double) -> Int64 { Int64(min(number.rounded(.up), 1e15)) }

    private mutating func raise(_ resource: String, to least: Quantity, _ why: LocalizedText) {
        guard let current = after[resource], current < least else { return }
        after[resource] = least
        reason = reason ?? why
    }

    /// The resources for which nothing gives a container a request: not itself, not its limit, not a LimitRange.
    static func missing(in container: Value, of workload: Workload, _ move: Move) -> [String] {
        let defaults = move.app.manifests(of: .limitRange).filter { $0.key.namespace == workload.key.namespace }
            .flatMap { $0.object[.spec][.limits].elements }.filter { $0[.type].string == "Container" }
        return PodRequest.resources.filter { resource in
            let key = Key(resource)
            let resources = container[.resources]
            return resources[.requests][key].isNull && resources[.limits][key].isNull
                && !defaults.contains { !$0["defaultRequest"][key].isNull || !$0["default"][key].isNull }
        }
    }

    /// What a container of a workload gets that says nothing.
    static func defaults(_ mutation: ResourceMutation, for workload: Workload) -> Value {
        workload.key.kind == .daemonSet && !mutation.daemonSetDefaults.isEmpty
            ? mutation.daemonSetDefaults : mutation.defaults
    }

    /// A request as texts show it, such as `cpu 250m, memory 512Mi`.
    static func text(_ request: [String: Quantity]) -> String {
        PodRequest.resources.compactMap { resource in request[resource].map { "\(resource) \($0.text(of: resource))" } }
            .joined(separator: ", ")
    }

    private static func text(_ number: Double) -> String {
        number == number.rounded() ? "\(Int(number))" : "\(number)"
    }
}
