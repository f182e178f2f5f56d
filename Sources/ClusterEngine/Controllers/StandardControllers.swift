import KubeObjects

extension Cluster {
    /// Adds the controllers every Kubernetes has, in the order in which they are told of changes.
    public func addStandardControllers() {
        let controllers: [any Controller] = [
            Scheduler(),
            NamespaceController(),
            ServiceAccountController(),
            GarbageCollector(schema: schema),
            DeploymentController(),
            ReplicaSetController(),
            ReplicaSetController.replicationController,
            StatefulSetController(),
            DaemonSetController(),
            JobController(),
            CronJobController(),
            TTLAfterFinishedController(),
            HorizontalPodAutoscalerController(),
            NodeTTLController(),
            NodeIPAMController(),
            NodeLifecycleController(),
            TaintEvictionController(),
            PodGarbageCollector(),
            DisruptionController(),
            ResourceQuotaController(schema: schema),
            EndpointSliceController(),
            EndpointSliceMirroringController(),
            PersistentVolumeController(),
            StorageProtectionController(),
            AttachDetachController(),
            Kubelet(),
        ]
        for controller in controllers { add(controller) }
    }
}
