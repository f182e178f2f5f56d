import ClusterEngine
import KubeObjects

/// The objects of the platform itself: namespaces, workloads, classes, definitions.
struct SystemObjects {
    private let platform: Platform
    private let version: String

    init(_ platform: Platform, version: String) {
        self.platform = platform
        self.version = version
    }

    /// Kubernetes' own namespaces and the platform's, each with its default service account.
    var namespaces: [Value] {
        let names =
            ["default", "kube-system", "kube-public", "kube-node-lease"] + platform.system.namespaces
            + platform.system.workloads.map(\.namespace)
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }.flatMap { name -> [Value] in
            let labels: Value = .object(Members([.init(key: "kubernetes.io/metadata.name", value: .string(name))]))
            return [
                [.apiVersion: "v1", .kind: "Namespace", .metadata: [.name: .string(name), .labels: labels]],
                [
                    .apiVersion: "v1", .kind: "ServiceAccount",
                    .metadata: [.name: "default", .namespace: .string(name)],
                ],
            ]
        }
    }

    /// The classes and drivers a claim, an Ingress or a Gateway can name.
    var classes: [Value] {
        platform.storage.classes + platform.storage.drivers.filter { $0.isInstalled && $0.isCSI }.map(csiDriver)
            + platform.ingress.controllers.flatMap { controller in
                controller.classes.map { ingressClass($0, of: controller) }
            }
            + platform.gateway.classes.map(gatewayClass)
    }

    /// The Services of the system: the API's own, the name service's, those of the platform's workloads.
    var services: [Value] {
        let range = AddressRange(platform.network.serviceCIDR)
        var services: [Value] = [
            [
                .apiVersion: "v1", .kind: "Service", .metadata: [.name: "kubernetes", .namespace: "default"],
                .spec: [
                    .clusterIP: Value(range?.address(1)),
                    .ports: [[.name: "https", .port: 443, .targetPort: 6443, .protocol: "TCP"]],
                ],
            ]
        ]
        for workload in platform.system.workloads where !workload.service.isNull {
            services.append(service(of: workload))
        }
        if !services.contains(where: { $0.objectName == Self.nameService }) {
            services.append(
                service(
                    Self.nameService, namespace: "kube-system",
                    selector: platform.network.dns.podLabels,
                    ports: [
                        [.name: "dns", .port: 53, .protocol: "UDP"], [.name: "dns-tcp", .port: 53, .protocol: "TCP"],
                    ]))
        }
        return services
    }

    /// The workloads that are not bound to one node.
    var workloads: [Value] {
        platform.system.workloads.compactMap { workload in
            switch workload.form {
            case .deployment:
                workloadObject(workload, kind: "Deployment", extra: [.replicas: Value(workload.replicas)])
            case .daemonSet: workloadObject(workload, kind: "DaemonSet", extra: .null)
            case .staticPod: nil
            }
        }
    }

    /// The pods that a control plane's kubelet runs from files.
    func staticPods(on node: Value) -> [Value] {
        platform.system.workloads.filter { $0.form == .staticPod }.map { workload in
            var pod = podTemplate(of: workload)
            pod[.apiVersion] = "v1"
            pod[.kind] = "Pod"
            pod[.metadata][.name] = .string("\(workload.name)-\(node.objectName)")
            pod[.metadata][.namespace] = .string(workload.namespace)
            pod[.metadata][.annotations]["kubernetes.io/config.source"] = "file"
            pod[.metadata][.ownerReferences] = [
                [
                    .apiVersion: "v1", .kind: "Node", .name: .string(node.objectName), .uid: .string(node.uid),
                    .controller: true,
                ]
            ]
            pod[.spec][.nodeName] = .string(node.objectName)
            pod[.spec][.tolerations] = [[.operator: "Exists", .effect: "NoExecute"]]
            return pod
        }
    }

    /// What each node says of the drivers on it.
    func csiNode(of node: Value, type: NodeType) -> Value {
        let drivers: [Value] = platform.storage.drivers.filter { $0.isInstalled && $0.isCSI }.map { driver in
            [
                .name: .string(driver.name), "nodeID": .string(node.objectName),
                "topologyKeys": driver.topologyKey.map { [.string($0)] } ?? .null,
                .allocatable: driver.attaches ? type.attachLimit.map { ["count": Value($0)] } ?? .null : .null,
            ]
        }
        return [
            .apiVersion: "storage.k8s.io/v1", .kind: "CSINode",
            .metadata: [
                .name: .string(node.objectName),
                .ownerReferences: [
                    [
                        .apiVersion: "v1", .kind: "Node", .name: .string(node.objectName), .uid: .string(node.uid),
                    ]
                ],
            ],
            .spec: ["drivers": .array(drivers)],
        ]
    }

    private static let nameService = "kube-dns"

    private func csiDriver(_ driver: StorageDriver) -> Value {
        [
            .apiVersion: "storage.k8s.io/v1", .kind: "CSIDriver", .metadata: [.name: .string(driver.name)],
            .spec: [
                "attachRequired": .bool(driver.attaches), "podInfoOnMount": false,
                "fsGroupPolicy": driver.appliesFSGroup ? "ReadWriteOnceWithFSType" : "None",
            ],
        ]
    }

    private func ingressClass(_ name: String, of controller: IngressController) -> Value {
        let isDefault = controller.defaultClass == name
        return [
            .apiVersion: "networking.k8s.io/v1", .kind: "IngressClass",
            .metadata: [
                .name: .string(name),
                .annotations: isDefault
                    ? .object(Members([.init(key: "ingressclass.kubernetes.io/is-default-class", value: "true")]))
                    : .null,
            ],
            .spec: [.controller: .string(controller.name)],
        ]
    }

    private func gatewayClass(_ facts: GatewayClassFacts) -> Value {
        [
            .apiVersion: "gateway.networking.k8s.io/v1", .kind: "GatewayClass",
            .metadata: [.name: .string(facts.name)], .spec: ["controllerName": .string(facts.controller)],
        ]
    }

    private func service(of workload: SystemWorkload) -> Value {
        service(
            workload.service[.name].string ?? workload.name, namespace: workload.namespace,
            selector: workload.labels, ports: workload.service[.ports], type: workload.service[.type].string)
    }

    private func service(
        _ name: String, namespace: String, selector: Value, ports: Value, type: String? = nil
    ) -> Value {
        [
            .apiVersion: "v1", .kind: "Service",
            .metadata: [.name: .string(name), .namespace: .string(namespace), .labels: selector],
            .spec: [
                .clusterIP: name == Self.nameService ? .string(platform.network.dns.serviceIP) : .null,
                .type: Value(type), .selector: selector, .ports: ports,
            ],
        ]
    }

    private func workloadObject(_ workload: SystemWorkload, kind: String, extra: Value) -> Value {
        var spec = extra
        spec[.selector][.matchLabels] = workload.labels
        spec[.template] = podTemplate(of: workload)
        return [
            .apiVersion: "apps/v1", .kind: .string(kind),
            .metadata: [
                .name: .string(workload.name), .namespace: .string(workload.namespace), .labels: workload.labels,
            ],
            .spec: spec,
        ]
    }

    private func podTemplate(of workload: SystemWorkload) -> Value {
        let ports: [Value] = workload.service[.ports].elements.map { port in
            let number = port[.targetPort].isNull ? port[.port] : port[.targetPort]
            return [.name: port[.name], .containerPort: number, .protocol: port[.protocol]]
        }
        let resources: Value = [
            .requests: workload.requests.isEmpty ? .null : workload.requests,
            .limits: workload.limits.isEmpty ? .null : workload.limits,
        ]
        let container: Value = [
            .name: .string(workload.name), .image: .string("\(workload.image):v\(version)"),
            .ports: ports.isEmpty ? .null : .array(ports), .resources: resources.isEmpty ? .null : resources,
        ]
        return [
            .metadata: [.labels: workload.labels],
            .spec: [
                .hostNetwork: workload.usesHostNetwork ? true : .null,
                .priorityClassName: workload.priorityClass.isEmpty ? .null : .string(workload.priorityClass),
                .tolerations: workload.toleratesEverything ? [[.operator: "Exists"]] : .null,
                .containers: [container],
            ],
        ]
    }
}
