import KubeObjects
import KubeSchema

/// Copies Endpoints that somebody wrote for a Service without a selector into EndpointSlices (kube-controller-manager
/// `endpointslicemirroring`).
struct EndpointSliceMirroringController: Controller {
    let name = "endpointslicemirroring-controller"
    let watchedKinds: [Kind] = [.endpoints, .service]

    /// The most endpoints that are copied of one subset (`--mirroring-max-endpoints-per-subset`).
    private static let limit = 1_000
    private static let manager = "endpointslicemirroring-controller.k8s.io"
    private static let skip: Key = "endpointslice.kubernetes.io/skip-mirror"

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        let key = ObjectKey(.endpoints, namespaceKey: change.key.namespaceKey, name: change.key.name)
        if change.kind == .service {
            // Those of Services with selectors are written by another controller, at every change of their pods.
            guard change.new[.spec][.selector].isEmpty || !change.old.isNull && change.old[.spec][.selector].isEmpty
            else {
                return
            }
        } else if change.new.label("endpoints.kubernetes.io/managed-by") != nil {
            return
        }
        queue.add(key)
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let endpoints = cluster.object(key) else { return }
        let existing = cluster.objects(.endpointSlice, ownedBy: endpoints.uid)
        let wanted = isMirrored(endpoints, key, in: cluster) ? slices(of: endpoints, key) : []
        for (index, slice) in wanted.enumerated() {
            guard index < existing.count, let sliceKey = cluster.key(of: existing[index]) else {
                try cluster.create(slice, .controller(name))
                continue
            }
            guard existing[index][.endpoints] != slice[.endpoints] || existing[index][.ports] != slice[.ports] else {
                continue
            }
            try cluster.modify(sliceKey, .controller(name)) { stored in
                stored[.endpoints] = slice[.endpoints]
                stored[.ports] = slice[.ports]
            }
        }
        for slice in existing.dropFirst(wanted.count) {
            if let sliceKey = cluster.key(of: slice) { try cluster.delete(sliceKey, DeleteOptions(user: name)) }
        }
    }

    /// `shouldMirror`, and a Service of the same name that nobody else fills.
    private func isMirrored(_ endpoints: Value, _ key: ObjectKey, in cluster: Cluster) -> Bool {
        guard endpoints.label(Self.skip) != "true",
            endpoints.annotation("control-plane.alpha.kubernetes.io/leader") == nil,
            let service = cluster.object(ObjectKey(.service, namespaceKey: key.namespaceKey, name: key.name))
        else { return false }
        return service[.spec][.selector].isEmpty
    }

    /// One slice for the addresses of each kind of each subset.
    private func slices(of endpoints: Value, _ key: ObjectKey) -> [Value] {
        var labels = endpoints[.metadata][.labels]
        labels["endpointslice.kubernetes.io/managed-by"] = .string(Self.manager)
        labels["kubernetes.io/service-name"] = .string(key.name)
        var slices: [Value] = []
        for subset in endpoints["subsets"].elements {
            let addresses =
                subset["addresses"].elements.map { endpoint($0, isReady: true) }
                + subset["notReadyAddresses"].elements.map { endpoint($0, isReady: false) }
            for (type, isOfType) in [("IPv4", false), ("IPv6", true)] {
                let fitting = addresses.filter { $0["addresses"][0].string?.contains(":") == isOfType }
                guard !fitting.isEmpty else { continue }
                slices.append([
                    .apiVersion: "discovery.k8s.io/v1", .kind: "EndpointSlice",
                    .metadata: [
                        .generateName: .string("\(key.name)-"), .namespace: .string(key.namespace), .labels: labels,
                        .ownerReferences: [endpoints.asControllerReference],
                    ],
                    "addressType": .string(type), .endpoints: .array(Array(fitting.prefix(Self.limit))),
                    .ports: .array(subset[.ports].elements.map(port)),
                ])
            }
        }
        return slices
    }

    private func endpoint(_ address: Value, isReady: Bool) -> Value {
        [
            "addresses": [address["ip"]], "conditions": ["ready": .bool(isReady)], "hostname": address["hostname"],
            .nodeName: address[.nodeName], "targetRef": address["targetRef"],
        ]
    }

    private func port(_ port: Value) -> Value {
        [
            .name: port[.name].isNull ? "" : port[.name], .protocol: port[.protocol].isNull ? "TCP" : port[.protocol],
            .port: port[.port], "appProtocol": port["appProtocol"],
        ]
    }
}
