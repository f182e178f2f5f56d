import KubeObjects
import KubeSchema

/// Fills in and checks resources by the LimitRanges of a namespace (plug-in `LimitRanger`).
public struct LimitRanger: AdmissionPlugin {
    /// `LimitRanger`
    public let name = "LimitRanger"

    /// Creates the plug-in.
    public init() {}

    /// Gives containers the default requests and limits.
    public func mutate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.kind == .pod, request.operation == .create, request.subresource == nil else { return }
        for range in cluster.objects(.limitRange, namespace: request.key.namespace) {
            for limit in range[.spec][.limits].elements where limit[.type].string == "Container" {
                fill(&request.object, from: limit, rangeName: range.objectName)
            }
        }
    }

    private func fill(_ pod: inout Value, from limit: Value, rangeName: String) {
        var notes: [String] = []
        for (list, word) in [(Key.initContainers, "init container"), (.containers, "container")] {
            for index in pod[.spec][list].elements.indices {
                let container = pod[.spec][list][index]
                let added = missing(container, limit)
                let containerName = container[.name].string ?? ""
                for (kind, defaults) in [(Key.requests, limit["defaultRequest"]), (.limits, limit["default"])] {
                    let names = added.filter { $0.kind == kind }.map(\.name)
                    guard !names.isEmpty else { continue }
                    for name in names {
                        pod[.spec][list].elements[index][.resources][kind][name] = defaults[name]
                    }
                    let listed = names.map(\.text).sorted().joined(separator: ", ")
                    notes.append("\(listed) \(kind == .requests ? "request" : "limit") for \(word) \(containerName)")
                }
            }
        }
        guard !notes.isEmpty else { return }
        // The annotation is for people: it says what came from the LimitRange.
        pod[.metadata][.annotations]["kubernetes.io/limit-ranger"] = .string(
            "LimitRanger plugin set: " + notes.joined(separator: "; "))
    }

    private func missing(_ container: Value, _ limit: Value) -> [(kind: Key, name: Key)] {
        var added: [(kind: Key, name: Key)] = []
        for member in limit["defaultRequest"].members where container[.resources][.requests][member.key].isNull {
            added.append((.requests, member.key))
        }
        for member in limit["default"].members where container[.resources][.limits][member.key].isNull {
            added.append((.limits, member.key))
        }
        return added
    }

    /// Refuses what is outside the ranges, with all reasons at once.
    public func validate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.subresource == nil, request.operation != .delete else { return }
        let isPod = request.kind == .pod && request.operation == .create
        let isClaim = request.kind == .persistentVolumeClaim
        guard isPod || isClaim else { return }
        var errors: [String] = []
        for range in cluster.objects(.limitRange, namespace: request.key.namespace) {
            for limit in range[.spec][.limits].elements {
                switch limit[.type].string {
                case "Container" where isPod:
                    for container in request.object[.spec][.initContainers].elements
                        + request.object[.spec][.containers].elements
                    {
                        check(container[.resources], limit, "Container", &errors)
                    }
                case "Pod" where isPod: check(Self.total(request.object[.spec]), limit, "Pod", &errors)
                case "PersistentVolumeClaim" where isClaim: checkClaim(request.object, limit, &errors)
                default: break
                }
            }
        }
        guard !errors.isEmpty else { return }
        let text = errors.count == 1 ? errors[0] : "[\(errors.joined(separator: ", "))]"
        throw request.forbidden(text, in: cluster)
    }

    private func check(_ resources: Value, _ limit: Value, _ type: String, _ errors: inout [String]) {
        for member in limit["min"].members.sortedByKey {
            guard let bound = Quantity(member.value) else { continue }
            let name = member.key.text
            if let request = Quantity(resources[.requests][member.key]) {
                if request < bound {
                    errors.append("minimum \(name) usage per \(type) is \(bound), but request is \(request)")
                    continue
                }
            } else {
                errors.append("minimum \(name) usage per \(type) is \(bound).  No request is specified")
                continue
            }
            if let given = Quantity(resources[.limits][member.key]), given < bound {
                errors.append("minimum \(name) usage per \(type) is \(bound), but limit is \(given)")
            }
        }
        for member in limit["max"].members.sortedByKey {
            guard let bound = Quantity(member.value) else { continue }
            let name = member.key.text
            if let given = Quantity(resources[.limits][member.key]) {
                if given > bound {
                    errors.append("maximum \(name) usage per \(type) is \(bound), but limit is \(given)")
                    continue
                }
            } else {
                errors.append("maximum \(name) usage per \(type) is \(bound).  No limit is specified")
                continue
            }
            if let request = Quantity(resources[.requests][member.key]), request > bound {
                errors.append("maximum \(name) usage per \(type) is \(bound), but request is \(request)")
            }
        }
        for member in limit["maxLimitRequestRatio"].members.sortedByKey {
            checkRatio(resources, member.key, Quantity(member.value), type, &errors)
        }
    }

    private func checkRatio(
        _ resources: Value, _ name: Key, _ bound: Quantity?, _ type: String, _ errors: inout [String]
    ) {
        guard let bound else { return }
        guard let request = Quantity(resources[.requests][name]), let limit = Quantity(resources[.limits][name]),
            request.milliValue > 0, limit.milliValue > 0
        else {
            errors.append(
                "\(name.text) max limit to request ratio per \(type) is \(bound), but no request is specified or request is 0"
            )
            return
        }
        let ratio = Double(limit.milliValue) / Double(request.milliValue)
        guard ratio > Double(bound.milliValue) / 1_000 else { return }
        errors.append(
            "\(name.text) max limit to request ratio per \(type) is \(bound), but provided ratio is \(Self.sixDecimals(ratio))"
        )
    }

    private func checkClaim(_ claim: Value, _ limit: Value, _ errors: inout [String]) {
        guard let request = Quantity(claim[.spec][.resources][.requests]["storage"]) else { return }
        if let bound = Quantity(limit["min"]["storage"]), request < bound {
            errors.append("minimum storage usage per PersistentVolumeClaim is \(bound), but request is \(request)")
        }
        if let bound = Quantity(limit["max"]["storage"]), request > bound {
            errors.append("maximum storage usage per PersistentVolumeClaim is \(bound), but request is \(request)")
        }
    }

    /// The requests and limits of a pod's containers together.
    private static func total(_ spec: Value) -> Value {
        var resources: Value = .emptyObject
        for kind in [Key.requests, .limits] {
            var sums: [(key: Key, sum: Quantity)] = []
            for container in spec[.containers].elements {
                for member in container[.resources][kind].members {
                    guard let amount = Quantity(member.value) else { continue }
                    if let index = sums.firstIndex(where: { $0.key == member.key }) {
                        sums[index].sum = sums[index].sum + amount
                    } else {
                        sums.append((member.key, amount))
                    }
                }
            }
            for entry in sums { resources[kind][entry.key] = .string(entry.sum.description) }
        }
        return resources
    }

    /// `%f` of Go: six digits after the point.
    private static func sixDecimals(_ number: Double) -> String {
        let millionths = Int64((number * 1_000_000).rounded())
        let fraction = String(millionths % 1_000_000)
        return "\(millionths / 1_000_000).\(String(repeating: "0", count: 6 - fraction.count))\(fraction)"
    }
}
