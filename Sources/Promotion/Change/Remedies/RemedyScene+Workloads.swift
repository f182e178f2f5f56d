import AppSources
import ClusterPlatforms
import KubeObjects

extension RemedyScene {
    /// Puts an image of the app's own under the registry's name.
    func renameImage(in draft: inout ChangeDraft) {
        let place = field.lastKey == .image ? field : field.parent.appending(.image)
        guard let image = move.app[key]?.object[place].string else { return }
        let name = ImageName(image)
        let isOwn: Bool
        switch name.origin {
        case .registry, .dockerHub: return
        case .ownMachine, .unknownOfficial: isOwn = true
        case .unknownAccount:
            isOwn =
                finding.rule == ImageNotInRegistry().id
                || draft.choices.ownImages.contains { name.matches($0) }
        }
        guard isOwn else { return leaveOpen(in: &draft) }
        let newTag = name.isMutable ? draft.choices.imageTag : nil
        draft.rename(
            ImageChange(
                name: [name.host, name.repository].compactMap { $0 }.joined(separator: "/"),
                newName: newName(of: name, draft), newTag: newTag, oldImage: image,
                isStandIn: draft.choices.registry == nil, answers: [answer]))
        if draft.choices.registry == nil { leaveOpen(in: &draft) }
    }

    private func newName(of name: ImageName, _ draft: ChangeDraft) -> String {
        if let registry = draft.choices.registry { return registry + "/" + name.repository }
        let app = draft.original.name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let repository = name.repository.contains("/") ? name.repository : String(app) + "/" + name.repository
        return Self.standInRegistry + "/" + repository
    }

    /// A registry that cannot exist (RFC 2606 reserves `.invalid`), for one that nobody has named yet.
    static let standInRegistry = "registry.example.invalid"

    // MARK: Probes and resources

    /// Gives a container the probes it lacks, after the ones it has or the port it serves.
    func addProbes(in draft: inout ChangeDraft) {
        let container = draft[key][field]
        let port = container[.ports].elements.first?[.containerPort] ?? .null
        let usual: Value = port.isNull ? .null : ["tcpSocket": [.port: port]]
        for (probe, other) in [(Key.readinessProbe, Key.livenessProbe), (.livenessProbe, .readinessProbe)] {
            guard container[probe].isNull else { continue }
            let value = container[other].isNull ? usual : container[other]
            guard !value.isNull else { return leaveOpen(in: &draft) }
            draft.set(field.appending(probe), to: value, of: key, answering: answer)
        }
    }

    /// Writes down the requests that the platform would choose.
    func writeRequests(in draft: inout ChangeDraft) {
        guard let manifest = move.app[key], let workload = Workload(manifest),
            let mutation = move.target.admission.mutation
        else { return }
        let place = field.lastKey == .resources ? field.parent : field
        let container = draft[key][place]
        let defaults = MutatedRequest.defaults(mutation, for: workload)
        for resource in MutatedRequest.missing(in: container, of: workload, move) {
            let amount = defaults[Key(resource)]
            guard !amount.isNull else { continue }
            let resources = place.appending(.resources)
            draft.set(
                resources.appending(.requests).appending(Key(resource)), to: amount, of: key, answering: answer)
            let limit = mutation.setsLimitsToRequests ? amount : mutation.limitDefaults[Key(resource)]
            guard !limit.isNull else { continue }
            draft.set(resources.appending(.limits).appending(Key(resource)), to: limit, of: key, answering: answer)
        }
        writeOtherRequests(of: workload, mutation, in: &draft)
    }

    /// Writes down what the platform would choose of resources that no one has to ask for, such as ephemeral storage: what stands in
    /// the manifest is then all there is to read.
    private func writeOtherRequests(of workload: Workload, _ mutation: ResourceMutation, in draft: inout ChangeDraft) {
        let defaults = MutatedRequest.defaults(mutation, for: workload)
        for (path, container) in workload.containers {
            for (name, amount) in defaults.stringMembers where !PodRequest.resources.contains(name) {
                let resources = path.appending(.resources)
                let resource = Key(name)
                guard container[.resources][.requests][resource].isNull else { continue }
                draft.set(
                    resources.appending(.requests).appending(resource), to: .string(amount), of: key, answering: answer)
                let limit = mutation.limitDefaults[resource]
                guard !limit.isNull, container[.resources][.limits][resource].isNull else { continue }
                draft.set(resources.appending(.limits).appending(resource), to: limit, of: key, answering: answer)
            }
        }
    }

    /// Writes down what the platform would raise requests to, in the first container.
    func raiseRequests(in draft: inout ChangeDraft) {
        guard let manifest = move.app[key], let workload = Workload(manifest),
            let mutation = move.target.admission.mutation,
            let raised = MutatedRequest(workload, mutation: mutation, move)
        else { return }
        let container = workload.specPath.appending(.containers).appending(0)
        for resource in PodRequest.resources {
            guard let before = raised.before[resource], let after = raised.after[resource], before < after,
                let own = Quantity(draft[key][container][.resources][.requests][Key(resource)])
            else { continue }
            let amount = own + (after - before)
            let resources = container.appending(.resources)
            draft.set(
                resources.appending(.requests).appending(Key(resource)), to: .string(amount.text(of: resource)),
                of: key, answering: answer)
            let limit = resources.appending(.limits).appending(Key(resource))
            guard let current = Quantity(draft[key][limit]), current < amount else { continue }
            draft.set(limit, to: .string(amount.text(of: resource)), of: key, answering: answer)
        }
        writeOtherRequests(of: workload, mutation, in: &draft)
    }

    /// Raises a quota by as much as the platform raises the requests under it.
    func raiseQuota(in draft: inout ChangeDraft) {
        guard let name = field.lastKey, let limit = Quantity(draft[key][field]),
            let mutation = move.target.admission.mutation
        else { return }
        let resource = name.text.split(separator: ".").last.map(String.init) ?? name.text
        var amount = limit
        for workload in move.workloads where workload.key.namespace == key.namespace && move.admits(workload) {
            guard let request = MutatedRequest(workload, mutation: mutation, move) else { continue }
            let more = (request.after[resource] ?? .zero) - (request.before[resource] ?? .zero)
            amount = amount + more.times(move.podCount(of: workload))
        }
        draft.set(field, to: .string(amount.text(of: resource)), of: key, answering: answer)
    }

    // MARK: Scheduling and disruptions

    /// Lets one pod go at a time.
    func openBudget(in draft: inout ChangeDraft) {
        draft.remove("spec.minAvailable", of: key, answering: answer)
        draft.set("spec.maxUnavailable", to: 1, of: key, answering: answer)
    }

    /// Turns a constraint that zones cannot meet into a wish.
    func softenConstraint(in draft: inout ChangeDraft) {
        let object = draft[key]
        guard object[field][.topologyKey].string != nil else { return }
        guard field.starts(with: field.parent), field.parent.lastKey == .topologySpreadConstraints else {
            let term = object[field]
            let affinity = field.parent.parent
            draft.remove(field, of: key, upTo: affinity, answering: answer)
            return draft.append(
                ["weight": 100, "podAffinityTerm": term],
                to: affinity.appending("preferredDuringSchedulingIgnoredDuringExecution"), of: key, answering: answer)
        }
        draft.remove(field.appending("minDomains"), of: key, answering: answer)
        draft.set(field.appending("whenUnsatisfiable"), to: "ScheduleAnyway", of: key, answering: answer)
    }

    /// Drops a wish for nodes that are not there.
    func dropNodeWish(in draft: inout ChangeDraft) {
        guard let manifest = draft.app[key], let workload = Workload(manifest) else { return }
        draft.remove(field, of: key, upTo: workload.specPath, answering: answer)
    }

    // MARK: Identity

    /// Gives pods the labels that their identity asks for.
    func labelPods(in draft: inout ChangeDraft) {
        guard let manifest = move.app[key], let workload = Workload(manifest),
            let account = move.serviceAccount(of: workload), let mechanism = move.identityMechanism(of: account)
        else { return }
        for (label, value) in mechanism.podLabels.stringMembers {
            draft.set(
                workload.labelsPath.appending(Key(label)), to: .string(value), of: key, answering: answer)
        }
    }

    /// Gives a user's rights to a group of the platform.
    func nameGroup(in draft: inout ChangeDraft) {
        guard let group = draft.choices.group else { return leaveOpen(in: &draft) }
        draft.set(
            field, to: ["apiGroup": "rbac.authorization.k8s.io", .kind: "Group", .name: .string(group)], of: key,
            answering: answer)
    }

    // MARK: Namespaces of the platform

    /// Moves an object out of a namespace that only the platform writes to.
    func moveToOwnNamespace(in draft: inout ChangeDraft) {
        guard let manifest = draft.app[key] else { return }
        guard key.kind != .namespace else { return draft.removeObject(key, answering: answer) }
        guard let namespace = ownNamespace(draft) else { return leaveOpen(in: &draft) }
        if key.kind == .serviceAccount { followAccount(to: namespace, in: &draft) }
        guard var object = draft.app[key]?.object else { return }
        object[.metadata][.namespace] = .string(namespace)
        let moved = ObjectKey(manifest.kind, namespace: namespace, name: key.name)
        guard draft.app[moved] == nil else { return leaveOpen(in: &draft) }
        draft.removeObject(key, answering: answer)
        draft.add(object, answering: answer)
    }

    private func ownNamespace(_ draft: ChangeDraft) -> String? {
        draft.app.namespaces.first { !move.target.admission.manages(namespace: $0) }
    }

    private func followAccount(to namespace: String, in draft: inout ChangeDraft) {
        for binding in draft.app.manifests where binding.kind == .roleBinding || binding.kind == .clusterRoleBinding {
            for (index, subject) in binding.object["subjects"].elements.enumerated()
            where subject[.kind].string == "ServiceAccount" && subject[.name].string == key.name
                && subject[.namespace].string == key.namespace
            {
                draft.set(
                    FieldPath(keys: ["subjects"]).appending(index).appending(.namespace), to: .string(namespace),
                    of: binding.key, answering: answer)
            }
        }
    }

    /// Has a program keep its lease in its own namespace.
    func moveLeaderElection(in draft: inout ChangeDraft) {
        guard let word = draft[key][field].string, let flag = word.split(separator: "=").first else { return }
        draft.set(field, to: .string("\(flag)=\(key.namespace)"), of: key, answering: answer)
    }
}

/// Patterns in which `*` stands for any text.
enum Pattern {
    static func matches(_ text: String, _ pattern: String) -> Bool {
        guard let star = pattern.firstIndex(of: "*") else { return text == pattern }
        let head = pattern[..<star]
        let tail = pattern[pattern.index(after: star)...]
        guard text.hasPrefix(head) else { return false }
        var rest = text.dropFirst(head.count)
        while true {
            if matches(String(rest), String(tail)) { return true }
            guard !rest.isEmpty else { return false }
            rest = rest.dropFirst()
        }
    }
}
