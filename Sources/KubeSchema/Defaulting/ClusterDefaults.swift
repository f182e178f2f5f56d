import KubeObjects

/// Defaults of services, configuration, policies and cluster objects that depend on other fields.
enum ClusterDefaults {
    static func service(_ edit: inout ObjectEdit) {
        edit.fillText(.sessionAffinity, "None")
        if edit[.sessionAffinity].string == "None" {
            edit.remove(.sessionAffinityConfig)
        } else if edit[.sessionAffinity].string == "ClientIP",
            edit[.sessionAffinityConfig][.clientIP][.timeoutSeconds].isNull
        {
            // v1.DefaultClientIPServiceAffinitySeconds: three hours
            edit[.sessionAffinityConfig][.clientIP][.timeoutSeconds] = 10_800
        }
        edit.fillText(.type, "ClusterIP")
        let type = edit[.type].string ?? ""
        let isExternal = type == "NodePort" || type == "LoadBalancer"
        if isExternal || !edit.isUnset(.externalIPs) {
            edit.fillText(.externalTrafficPolicy, "Cluster")
        }
        if isExternal || type == "ClusterIP" {
            edit.fillText(.internalTrafficPolicy, "Cluster")
        }
        if type == "LoadBalancer" { edit.fill(.allocateLoadBalancerNodePorts, true) }
    }

    static func servicePort(_ edit: inout ObjectEdit) {
        if edit.isUnset(.targetPort), !edit[.port].isNull { edit[.targetPort] = edit[.port] }
    }

    static func loadBalancerIngress(_ edit: inout ObjectEdit) {
        if !edit.isUnset(.ip) { edit.fill(.ipMode, "VIP") }
    }

    /// What is written as text is stored as data.
    static func secret(_ edit: inout ObjectEdit) {
        guard case .object(let texts) = edit[.stringData] else { return }
        var data = edit[.data]
        for text in texts {
            if let string = text.value.string { data[text.key] = .string(Base64.encode(string.utf8)) }
        }
        edit[.data] = data
        edit.remove(.stringData)
    }

    static func namespace(_ edit: inout ObjectEdit) {
        guard let name = edit[.metadata][.name].string, !name.isEmpty,
            edit[.metadata][.labels][.metadataName].string != name
        else { return }
        edit[.metadata][.labels][.metadataName] = .string(name)
    }

    static func nodeStatus(_ edit: inout ObjectEdit) {
        if edit[.allocatable].isNull, !edit.isUnset(.capacity) { edit[.allocatable] = edit[.capacity] }
    }

    /// Limits default to the maximum, requests to the limits and then to the minimum.
    static func limitRangeItem(_ edit: inout ObjectEdit) {
        guard edit[.type].string == "Container" else { return }
        complete(&edit, .defaultLimits, from: .max)
        complete(&edit, .defaultRequest, from: .defaultLimits)
        complete(&edit, .defaultRequest, from: .min)
    }

    private static func complete(_ edit: inout ObjectEdit, _ target: Key, from source: Key) {
        for amount in edit[source].members where edit[target][amount.key].isNull {
            edit[target][amount.key] = amount.value
        }
    }

    static func networkPolicy(_ edit: inout ObjectEdit) {
        guard edit.isUnset(.policyTypes) else { return }
        edit[.policyTypes] = edit.isUnset(.egress) ? ["Ingress"] : ["Ingress", "Egress"]
    }

    static func subject(_ edit: inout ObjectEdit) {
        guard edit.isUnset(.apiGroup) else { return }
        switch edit[.kind].string {
        case "User", "Group": edit[.apiGroup] = "rbac.authorization.k8s.io"
        default: break
        }
    }

    static func customResourceDefinition(_ edit: inout ObjectEdit) {
        guard let kind = edit[.names][.kind].string, !kind.isEmpty else { return }
        if (edit[.names][.singular].string ?? "").isEmpty { edit[.names][.singular] = .string(kind.lowercased()) }
        if (edit[.names][.listKind].string ?? "").isEmpty { edit[.names][.listKind] = .string(kind + "List") }
    }

    static func deviceRequest(_ edit: inout ObjectEdit) {
        if edit.isUnset(.allocationMode) || edit[.allocationMode].string == "ExactCount", edit.isUnset(.count) {
            edit[.count] = 1
        }
    }
}
