import ClusterEngine
import KubeObjects
import KubeSchema

extension Platform {
    /// A new cluster of this platform: its nodes, classes, definitions and system workloads exist, its controllers run,
    /// nothing of an app is in it. No virtual time has passed yet.
    ///
    /// - Throws: ``PlatformError`` for options the platform cannot meet.
    public func makeCluster(_ options: ClusterOptions = ClusterOptions()) throws(PlatformError) -> Cluster {
        let platform = try adding(options.addOns)
        let plan = try ClusterPlan(options, on: platform)
        let cluster = Cluster(seed: options.seed, configuration: platform.configuration(version: plan.version))
        cluster.addStandardAdmission()
        cluster.addStandardControllers()
        for driver in platform.storage.drivers where driver.isInstalled {
            cluster.addStorage(platform.capabilities(of: driver))
        }
        var nodes = NodeFactory(platform, plan: plan)
        do {
            try platform.fill(cluster, nodes: &nodes, plan: plan)
        } catch let error as StatusError {
            throw PlatformError(
                "the profile of \(platform.displayName) describes what the API refuses: \(error.message)")
        } catch let error as PlatformError {
            throw error
        } catch {
            throw PlatformError("\(error)")
        }
        platform.addAdmission(to: cluster)
        platform.addControllers(to: cluster, nodes: nodes, version: plan.version)
        return cluster
    }

    private func fill(_ cluster: Cluster, nodes: inout NodeFactory, plan: ClusterPlan) throws {
        for workload in self.system.workloads { cluster.images.declare("\(workload.image):v\(plan.version)") }
        for controller in gateway.controllers { cluster.images.declare(controller.proxyImage) }
        let system = SystemObjects(self, version: plan.version)
        let user = WriteOptions(user: "system:masters")
        for namespace in system.namespaces { try cluster.create(namespace, user) }
        for definition in try CustomResourceDefinitions(self).objects() { try cluster.create(definition, user) }
        for object in system.classes { try cluster.create(object, user) }
        var made: [Value] = []
        let isAlone = plan.nodeCount == 1
        if let node = nodes.controlPlane(isAlone: isAlone, at: cluster.now) { made.append(node) }
        while made.count < plan.nodeCount { made.append(nodes.worker(at: cluster.now)) }
        for node in made {
            let stored = try cluster.create(node, user)
            try cluster.create(system.csiNode(of: stored, type: plan.type), user)
            guard node.objectName == made.first?.objectName else { continue }
            for pod in system.staticPods(on: stored) { try cluster.create(pod, user) }
        }
        for service in system.services { try cluster.create(service, user) }
        for workload in system.workloads { try cluster.create(workload, user) }
    }

    private func configuration(version: String) -> ClusterConfiguration {
        var configuration = ClusterConfiguration()
        configuration.kubernetesVersion = "\(version).0"
        configuration.network.serviceCIDR = network.serviceCIDR
        configuration.network.podCIDR = network.podCIDR
        configuration.network.clusterDomain = network.dns.clusterDomain
        configuration.network.nodePortsAreReachableFromOutside = network.nodePortsReachable
        configuration.network.policy.isEnforced = networkPolicy.isEnforced
        configuration.network.policy.engine = networkPolicy.engine
        configuration.network.policy.addressBlocksSelectPods = networkPolicy.ipBlockMatchesPods
        configuration.network.policy.comparesServiceSelectors = networkPolicy.requiresServiceSelectorMatch
        configuration.network.policy.sparesStandalonePods = networkPolicy.exemptsStandalonePods
        configuration.network.policy.startGap = networkPolicy.isStrict ? .zero : networkPolicy.startupGap
        configuration.network.nameService.serviceAddress = network.dns.nameserver
        configuration.network.nameService.isServedByPods = network.dns.answersFromPods
        if !network.dns.answersFromPods {
            let addresses = network.dns.egressCIDRs.compactMap { AddressRange($0)?.address(0) }
            configuration.network.nameService.nodeAddresses =
                network.dns.nodeLocalAddresses.isEmpty ? addresses : network.dns.nodeLocalAddresses
        }
        return configuration
    }

    private func capabilities(of driver: StorageDriver) -> ProvisionerCapabilities {
        ProvisionerCapabilities(
            provisioner: driver.name, accessModes: driver.accessModes, topologyKey: driver.topologyKey,
            provisioningTime: driver.provisioningTime, minimumBytes: driver.minimumSize?.intValue ?? 0,
            needsAttachment: driver.attaches, attachTime: driver.attachTime,
            forcedDetachTime: storage.forcedDetachAfter ?? .seconds(360),
            makesRootOwnedFileSystem: driver.rootOwner == .root)
    }
}

extension Platform {
    private func addAdmission(to cluster: Cluster) {
        var plugins: [any AdmissionPlugin] = []
        let inTree = storage.drivers.filter(\.isInstalled).compactMap { driver in
            driver.inTreeName.map { (inTree: $0, driver: driver.name) }
        }
        if !inTree.isEmpty { plugins.append(DriverMigration(inTree)) }
        if let mutation = admission.mutation {
            plugins.append(ResourceMutator(mutation, exempt: admission.exemptNamespaces + system.namespaces))
        }
        let mechanisms = identity.mechanisms.filter { $0.isEnabled && $0.tokenPath != nil && $0.annotation != nil }
        if !mechanisms.isEmpty { plugins.append(IdentityWebhook(mechanisms, region: nodes.region)) }
        if let assigned = loadBalancer.assignedClass { plugins.append(LoadBalancerClassWebhook(assigned)) }
        plugins.append(PlatformAdmission(self))
        // Webhooks are asked after the built-in plug-ins, and quotas are counted last (AllOrderedPlugins).
        cluster.admission.insert(contentsOf: plugins, at: max(0, cluster.admission.count - 1))
    }

    private func addControllers(to cluster: Cluster, nodes factory: NodeFactory, version: String) {
        cluster.add(LoadBalancerController(loadBalancer, region: nodes.region))
        for controller in ingress.controllers {
            cluster.add(IngressSimulation(controller, region: nodes.region))
        }
        for controller in gateway.controllers {
            cluster.add(
                GatewaySimulation(
                    controller, classes: gateway.classes, region: nodes.region,
                    nodePortsReachable: network.nodePortsReachable))
        }
        if nodes.repairsNodes || nodes.addsNodes {
            cluster.add(NodeLifecycleSimulation(self, factory: factory, version: version))
        }
    }
}
