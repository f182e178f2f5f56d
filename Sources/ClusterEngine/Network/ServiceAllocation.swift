import KubeObjects
import KubeSchema

extension Cluster {
    /// The range of node ports (kube-apiserver `--service-node-port-range`).
    static let nodePortRange = 30_000...32_767

    /// Gives a Service its cluster address and node ports, as the API server does before validation.
    func allocate(_ object: inout Value, old: Value) throws(StatusError) {
        guard object.objectKind == .service else { return }
        let key = ObjectKey(.service, namespace: object.objectNamespace, name: object.objectName)
        let type = object[.spec][.type].string ?? "ClusterIP"
        if type == "ExternalName" {
            release(old)
            for field in [Key.clusterIP, "clusterIPs", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy"] {
                object[.spec][field] = .null
            }
            return
        }
        try allocateAddress(&object, old: old, key: key)
        if type == "NodePort" || type == "LoadBalancer", object[.spec]["allocateLoadBalancerNodePorts"].bool ?? true {
            try allocateNodePorts(&object, old: old, key: key)
        }
    }

    private func allocateAddress(_ object: inout Value, old: Value, key: ObjectKey) throws(StatusError) {
        if object[.spec][.clusterIP].isNull, let kept = old[.spec][.clusterIP].string {
            object[.spec][.clusterIP] = .string(kept)
            object[.spec]["clusterIPs"] = old[.spec]["clusterIPs"]
        }
        let asked = object[.spec][.clusterIP].string ?? ""
        if object[.spec]["ipFamilies"].isNull { object[.spec]["ipFamilies"] = ["IPv4"] }
        if object[.spec]["ipFamilyPolicy"].isNull { object[.spec]["ipFamilyPolicy"] = "SingleStack" }
        if asked.isEmpty {
            let address = freeServiceAddress()
            object[.spec][.clusterIP] = .string(address)
            network.serviceAddresses[address] = key
        } else if asked != "None" {
            try reserve(asked, for: key)
        }
        object[.spec]["clusterIPs"] = .array([object[.spec][.clusterIP]])
    }

    private func reserve(_ address: String, for key: ObjectKey) throws(StatusError) {
        guard let block = AddressBlock(configuration.network.serviceCIDR), Address(address) != nil else { return }
        guard block.contains(address) else {
            throw .invalid(
                .service, name: key.name,
                errors: [
                    FieldError(
                        .invalid, "spec.clusterIPs", value: "[\"\(address)\"]",
                        detail:
                            "failed to allocate IP \(address): the provided network does not match the current range")
                ])
        }
        if let holder = network.serviceAddresses[address], holder != key, object(holder) != nil {
            throw .invalid(
                .service, name: key.name,
                errors: [
                    FieldError(
                        .invalid, "spec.clusterIPs", value: "[\"\(address)\"]",
                        detail: "failed to allocate IP \(address): provided IP is already allocated")
                ])
        }
        network.serviceAddresses[address] = key
    }

    private func freeServiceAddress() -> String {
        guard let block = AddressBlock(configuration.network.serviceCIDR) else { return "None" }
        // The first addresses are kept for those who ask for them by name, such as the name service.
        let reserved = min(max(16, block.count / 16), 256)
        for _ in 0..<64 {
            let offset = reserved + random.next(below: max(1, block.count - reserved - 1))
            if let address = block.address(at: offset), isFree(address) { return address }
        }
        for offset in 1..<block.count {
            if let address = block.address(at: offset), isFree(address) { return address }
        }
        return "None"
    }

    private func isFree(_ address: String) -> Bool {
        network.serviceAddresses[address].map { object($0) == nil } ?? true
    }

    private func allocateNodePorts(_ object: inout Value, old: Value, key: ObjectKey) throws(StatusError) {
        let oldPorts = old[.spec][.ports].elements
        for index in object[.spec][.ports].elements.indices {
            let port = object[.spec][.ports][index]
            if let asked = port[.nodePort].integer, asked != 0 {
                if let holder = network.nodePorts[asked], holder != key, self.object(holder) != nil {
                    throw .invalid(
                        .service, name: key.name,
                        errors: [
                            FieldError(
                                .invalid, "spec.ports[\(index)].nodePort", value: String(asked),
                                detail: "provided port is already allocated")
                        ])
                }
                guard Self.nodePortRange.contains(asked) else {
                    throw .invalid(
                        .service, name: key.name,
                        errors: [
                            FieldError(
                                .invalid, "spec.ports[\(index)].nodePort", value: String(asked),
                                detail:
                                    "provided port is not in the valid range. The range of valid ports is 30000-32767")
                        ])
                }
                network.nodePorts[asked] = key
                continue
            }
            let same = oldPorts.first { $0[.port] == port[.port] && $0[.protocol] == port[.protocol] }
            if let kept = same?[.nodePort].integer, kept != 0 {
                object[.spec][.ports].elements[index][.nodePort] = Value(kept)
                continue
            }
            let free = freeNodePort()
            network.nodePorts[free] = key
            object[.spec][.ports].elements[index][.nodePort] = Value(free)
        }
    }

    private func freeNodePort() -> Int {
        for _ in 0..<1_000 {
            // The first 86 ports are kept for those who ask for them (static band of the port allocator).
            let port = 30_086 + random.next(below: Self.nodePortRange.upperBound - 30_086)
            if network.nodePorts[port].map({ object($0) == nil }) ?? true { return port }
        }
        return Self.nodePortRange.first { network.nodePorts[$0].map { object($0) == nil } ?? true } ?? 30_000
    }

    private func release(_ service: Value) {
        if let address = service[.spec][.clusterIP].string { network.serviceAddresses.removeValue(forKey: address) }
        for port in service[.spec][.ports].elements {
            if let number = port[.nodePort].integer { network.nodePorts.removeValue(forKey: number) }
        }
    }
}
