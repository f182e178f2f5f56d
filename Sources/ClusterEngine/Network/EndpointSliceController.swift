import KubeObjects
import KubeSchema

/// Lists the pods behind each Service with a selector, in EndpointSlices and in the older Endpoints.
public struct EndpointSliceController: Controller {
    /// `endpointslice-controller`
    public let name = "endpointslice-controller"
    /// Services, and the pods they may select.
    public let watchedKinds: [Kind] = [.service, .pod]
    /// How long changes are collected (`--endpointslice-updates-batch-period` is 0; the rest is the way through the queue).
    public let latency = Duration.milliseconds(12)

    /// The most endpoints of one slice (kube-controller-manager `--max-endpoints-per-slice`).
    private static let slice = 100

    /// Selectors of the Services by namespace, so that a pod finds its Services without a look at all.
    private var selectors: [Key: [(name: String, selector: Value)]] = [:]

    private var triggers = TriggerTimes()
    private static let triggerAnnotation = Key("endpoints.kubernetes.io/last-change-trigger-time")

    /// A controller that knows no Service yet.
    public init() {}

    /// Queues the Services that select a changed pod, before or after the change.
    public mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if change.kind == .service {
            var known = selectors[change.key.namespaceKey] ?? []
            known.removeAll { $0.name == change.key.name }
            let selector = change.new[.spec][.selector]
            if !change.isDeletion, !selector.isEmpty { known.append((change.key.name, selector)) }
            selectors[change.key.namespaceKey] = known.isEmpty ? nil : known
            queue.add(change.key)
            return
        }
        guard let known = selectors[change.key.namespaceKey] else { return }
        if !change.old.isNull, !change.isDeletion, change.old.endpointFacts == change.new.endpointFacts { return }
        for (name, selector) in known
        where Self.selects(selector, change.new) || !change.old.isNull && Self.selects(selector, change.old) {
            queue.add(ObjectKey(.service, namespaceKey: change.key.namespaceKey, name: name))
        }
    }

    private static func selects(_ selector: Value, _ pod: Value) -> Bool {
        let labels = pod[.metadata][.labels]
        return selector.members.allSatisfy { labels[$0.key] == $0.value }
    }

    /// Writes the slices and the Endpoints of a Service.
    public mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let service = cluster.object(key), !service.isBeingDeleted,
            service[.spec][.type].string != "ExternalName", !service[.spec][.selector].isEmpty
        else {
            triggers.forget(key)
            if cluster.object(key) == nil { removeEndpoints(key, in: cluster) }
            return
        }
        let selected = cluster.objects(.pod, namespace: key.namespace).filter {
            Self.selects(service[.spec][.selector], $0)
        }
        let trigger = triggers.next(service, key: key, pods: selected)
        let pods = selected.filter { $0.podAddress != nil && !$0.isFinishedPod }
        try writeSlices(service, key: key, pods: pods, trigger: trigger, in: cluster)
        try writeEndpoints(service, key: key, pods: pods, trigger: trigger, in: cluster)
    }

    // MARK: Slices

    private func writeSlices(
        _ service: Value, key: ObjectKey, pods: [Value], trigger: Value, in cluster: Cluster
    ) throws(StatusError) {
        let existing = cluster.objects(.endpointSlice, ownedBy: service.uid)
        // Pods that map named ports differently need slices of their own.
        var groups: [(ports: Value, endpoints: [Value])] = []
        for pod in pods {
            let ports = slicePorts(service, pod: pod, in: cluster)
            let endpoint = endpoint(of: pod, service: service, in: cluster)
            if let index = groups.firstIndex(where: { $0.ports == ports && $0.endpoints.count < Self.slice }) {
                groups[index].endpoints.append(endpoint)
            } else {
                groups.append((ports, [endpoint]))
            }
        }
        if groups.isEmpty { groups = [(.null, [])] }
        for (index, group) in groups.enumerated() {
            let endpoints: Value = group.endpoints.isEmpty ? .null : .array(group.endpoints)
            if index < existing.count {
                guard let sliceKey = cluster.key(of: existing[index]) else { continue }
                guard existing[index][.endpoints] != endpoints || existing[index][.ports] != group.ports else {
                    continue
                }
                try cluster.modify(sliceKey, .controller(name)) { slice in
                    slice[.endpoints] = endpoints
                    slice[.ports] = group.ports
                    slice.setAnnotation(Self.triggerAnnotation, trigger)
                }
            } else {
                try cluster.create(
                    newSlice(service, key: key, endpoints: endpoints, ports: group.ports, trigger: trigger),
                    .controller(name))
            }
        }
        for slice in existing.dropFirst(groups.count) {
            if let sliceKey = cluster.key(of: slice) { try cluster.delete(sliceKey, DeleteOptions(user: name)) }
        }
    }

    private func newSlice(_ service: Value, key: ObjectKey, endpoints: Value, ports: Value, trigger: Value) -> Value {
        var labels = service[.metadata][.labels]
        labels["endpointslice.kubernetes.io/managed-by"] = "endpointslice-controller.k8s.io"
        labels["kubernetes.io/service-name"] = .string(key.name)
        if service[.spec][.clusterIP].string == "None" { labels["service.kubernetes.io/headless"] = "" }
        return [
            .apiVersion: "discovery.k8s.io/v1", .kind: "EndpointSlice",
            .metadata: [
                .generateName: .string("\(key.name)-"), .namespace: .string(key.namespace), .labels: labels,
                .annotations: trigger.isNull ? .null : [Self.triggerAnnotation: trigger],
                .ownerReferences: [service.asControllerReference],
            ],
            "addressType": "IPv4", .endpoints: endpoints, .ports: ports,
        ]
    }

    private func slicePorts(_ service: Value, pod: Value, in cluster: Cluster) -> Value {
        .array(
            service[.spec][.ports].elements.compactMap { port in
                let transport = port[.protocol].string ?? "TCP"
                guard let number = cluster.targetPort(port, of: pod, transport: transport) else { return nil }
                return [
                    .name: .string(port[.name].string ?? ""), .protocol: .string(transport), .port: Value(number),
                    "appProtocol": port["appProtocol"],
                ]
            })
    }

    private func endpoint(of pod: Value, service: Value, in cluster: Cluster) -> Value {
        let isReady = pod.isReadyPod
        let isLeaving = pod.isBeingDeleted
        let publishesAll = service[.spec]["publishNotReadyAddresses"].bool == true
        let node = pod.boundNode
        let zone = node.flatMap { cluster.object(ObjectKey(.node, name: $0))?.label("topology.kubernetes.io/zone") }
        var endpoint: Value = [
            .addresses: .array([pod[.status][.podIP]]),
            .conditions: [
                "ready": .bool(publishesAll || isReady && !isLeaving), "serving": .bool(isReady),
                "terminating": .bool(isLeaving),
            ],
        ]
        if let host = pod[.spec]["hostname"].string, pod[.spec]["subdomain"].string == service.objectName {
            endpoint["hostname"] = .string(host)
        }
        endpoint["targetRef"] = reference(to: pod)
        endpoint[.nodeName] = Value(node)
        endpoint["zone"] = Value(zone)
        return endpoint
    }

    private func reference(to pod: Value) -> Value {
        [
            .kind: "Pod", .namespace: pod[.metadata][.namespace], .name: pod[.metadata][.name],
            .uid: pod[.metadata][.uid],
        ]
    }

    // MARK: Endpoints

    private func writeEndpoints(
        _ service: Value, key: ObjectKey, pods: [Value], trigger: Value, in cluster: Cluster
    ) throws(StatusError) {
        let publishesAll = service[.spec]["publishNotReadyAddresses"].bool == true
        var subsets: [(ports: Value, ready: [Value], notReady: [Value])] = []
        for pod in pods where publishesAll || !pod.isBeingDeleted {
            let ports = Value.array(slicePorts(service, pod: pod, in: cluster).elements.map(Self.endpointsPort))
            if ports.isEmpty { continue }
            var address: Value = ["ip": pod[.status][.podIP]]
            if let host = pod[.spec]["hostname"].string, pod[.spec]["subdomain"].string == service.objectName {
                address["hostname"] = .string(host)
            }
            address[.nodeName] = Value(pod.boundNode)
            address["targetRef"] = reference(to: pod)
            let index = subsets.firstIndex { $0.ports == ports } ?? subsets.count
            if index == subsets.count { subsets.append((ports, [], [])) }
            if publishesAll || pod.isReadyPod {
                subsets[index].ready.append(address)
            } else {
                subsets[index].notReady.append(address)
            }
        }
        let value: Value =
            subsets.isEmpty
            ? .null
            : .array(
                subsets.map { subset in
                    [
                        .addresses: subset.ready.isEmpty ? .null : .array(subset.ready.sorted(by: Self.addressOrder)),
                        "notReadyAddresses": subset.notReady.isEmpty
                            ? .null : .array(subset.notReady.sorted(by: Self.addressOrder)),
                        .ports: subset.ports,
                    ]
                })
        let endpointsKey = ObjectKey(.endpoints, namespaceKey: key.namespaceKey, name: key.name)
        if let existing = cluster.object(endpointsKey) {
            guard existing["subsets"] != value else { return }
            try cluster.modify(endpointsKey, .controller("endpoint-controller")) { endpoints in
                endpoints["subsets"] = value
                endpoints.setAnnotation(Self.triggerAnnotation, trigger)
            }
            return
        }
        var labels = service[.metadata][.labels]
        labels["endpoints.kubernetes.io/managed-by"] = "endpoint-controller"
        if service[.spec][.clusterIP].string == "None" { labels["service.kubernetes.io/headless"] = "" }
        try cluster.create(
            [
                .apiVersion: "v1", .kind: "Endpoints",
                .metadata: [
                    .name: .string(key.name), .namespace: .string(key.namespace), .labels: labels,
                    .annotations: trigger.isNull ? .null : [Self.triggerAnnotation: trigger],
                ],
                "subsets": value,
            ], .controller("endpoint-controller"))
    }

    private static func addressOrder(_ a: Value, _ b: Value) -> Bool {
        (a["ip"].string ?? "", a["targetRef"][.uid].string ?? "") < (
            b["ip"].string ?? "", b["targetRef"][.uid].string ?? ""
        )
    }

    private static func endpointsPort(_ port: Value) -> Value {
        [
            .name: (port[.name].string ?? "").isEmpty ? .null : port[.name], .port: port[.port],
            .protocol: port[.protocol],
            "appProtocol": port["appProtocol"],
        ]
    }

    private func removeEndpoints(_ key: ObjectKey, in cluster: Cluster) {
        let endpoints = ObjectKey(.endpoints, namespaceKey: key.namespaceKey, name: key.name)
        guard let object = cluster.object(endpoints), object.label("endpoints.kubernetes.io/managed-by") != nil else {
            return
        }
        try? cluster.delete(endpoints, DeleteOptions(user: "endpoint-controller"))
    }
}

extension Value {
    /// Sets an annotation, or takes it away with `null`.
    fileprivate mutating func setAnnotation(_ name: Key, _ value: Value) {
        self[.metadata][.annotations][name] = value
        if self[.metadata][.annotations].isEmpty { self[.metadata][.annotations] = .null }
    }

    /// What of a pod an endpoint shows; anything else may change without a word to Services.
    fileprivate var endpointFacts: Value {
        [
            "labels": self[.metadata][.labels], "address": self[.status][.podIP], "phase": self[.status][.phase],
            "ready": .bool(isReadyPod), "leaving": .bool(isBeingDeleted), "node": self[.spec][.nodeName],
        ]
    }
}
