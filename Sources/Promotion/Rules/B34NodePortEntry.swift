import AppSources
import ClusterPlatforms
import KubeObjects

/// B34: a port of every node as the way in.
struct NodePortEntry: Rule {
    let id = "node-port-entry"

    func matches(in move: Move) -> [Match] {
        guard !move.target.network.nodePortsReachable else { return [] }
        let routed = Set(move.routedServices.map(\.service.key))
        return move.services.flatMap { service -> [Match] in
            guard service.object[.spec][.type].string == "NodePort", !routed.contains(service.key) else { return [] }
            return service.object[.spec][.ports].elements.enumerated().compactMap { index, port in
                guard let number = port[.nodePort].integer else { return nil }
                return Match(
                    service, FieldPath(keys: [.spec, .ports]).appending(index).appending(.nodePort),
                    ["service": LocalizedText(verbatim: service.key.name), "port": "\(number)"])
            }.prefix(1).map { $0 }
        }
    }
}

/// B34: a port of the pod's node as the way in.
struct HostPortEntry: Rule {
    let id = "host-port-entry"

    /// Ports that users come in by; other host ports are agents' own.
    private static let entryPorts = [80, 443]

    func matches(in move: Move) -> [Match] {
        guard !move.target.network.nodePortsReachable else { return [] }
        return move.workloads.flatMap { workload in
            workload.containers.flatMap { path, container in
                container[.ports].elements.enumerated().compactMap { index, port -> Match? in
                    guard let number = port[.hostPort].integer, Self.entryPorts.contains(number),
                        move.refusal(of: .hostPort) == nil
                    else { return nil }
                    return Match(
                        workload.manifest, path.appending(.ports).appending(index).appending(.hostPort),
                        [
                            "container": LocalizedText(verbatim: container[.name].string ?? ""),
                            "workload": .workload(workload), "port": "\(number)",
                        ])
                }
            }
        }
    }
}

/// B34: ports of the own machine that lead to kind's nodes.
struct PortMapping: Rule {
    let id = "port-mapping"

    func matches(in move: Move) -> [Match] {
        move.kindNodes.flatMap { manifest, path, node in
            node["extraPortMappings"].elements.enumerated().map { index, mapping in
                Match(
                    manifest, path.appending("extraPortMappings").appending(index),
                    [
                        "hostPort": LocalizedText(verbatim: mapping[.hostPort].stringOrInteger ?? ""),
                        "containerPort": LocalizedText(verbatim: mapping[.containerPort].stringOrInteger ?? ""),
                    ])
            }
        }
    }
}
