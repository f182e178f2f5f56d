extension RuleCase {
    private static let disk = "disk.csi.azure.com"
    private static let mounted = "volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]"
    private static let volume = "capacity: {storage: 20Gi}, accessModes: [ReadWriteOnce]"

    private static func hostPath(_ path: String) -> String {
        Objects.workload(
            pod: "volumes: [{name: files, hostPath: {path: \(path)}}]",
            container: "volumeMounts: [{name: files, mountPath: /files}]")
    }

    private static func persistentVolume(_ source: String) -> String {
        Objects.object("v1", "PersistentVolume", "disk", namespace: nil, "spec: {\(volume), \(source)}")
    }

    static let storage: [RuleCase] = [
        RuleCase(
            "storage-class-missing", on: "eks", fires: Objects.claim(class: "standard"),
            silent: Objects.claim(class: "fast") + Objects.storageClass("fast", provisioner: "ebs.csi.aws.com")),
        RuleCase("storage-class-default-missing", on: "eks", fires: Objects.claim(), silentOn: "aks"),
        RuleCase(
            "storage-class-legacy", on: "gke", fires: Objects.claim(class: "standard"),
            silent: Objects.claim(class: "standard-rwo")),
        RuleCase(
            "storage-driver-absent", on: "eks", fires: Objects.claim(class: "gp2"), silentOn: "eks+aws-ebs-csi-driver"),
        RuleCase(
            "data-directory-not-empty", on: "aks", fires: Objects.database(path: "/var/lib/postgresql/data"),
            silent: Objects.database(
                path: "/var/lib/postgresql/data",
                container: "env: [{name: PGDATA, value: /var/lib/postgresql/data/pgdata}]")),
        RuleCase(
            "volume-not-writable", on: "aks", fires: Objects.database(pod: "securityContext: {runAsUser: 70}"),
            silent: Objects.database(pod: "securityContext: {runAsUser: 70, fsGroup: 70}")),
        RuleCase(
            "volume-zone-immediate", on: "eks",
            fires: Objects.storageClass("fast", provisioner: "ebs.csi.aws.com", "volumeBindingMode: Immediate"),
            silent: Objects.storageClass("fast", provisioner: "ebs.csi.aws.com")),
        RuleCase(
            "volume-zone-bound", on: "eks", fires: Objects.database(replicas: 1, class: "gp2"),
            silent: Objects.database(replicas: 3, class: "gp2")),
        RuleCase(
            "volume-node-affinity-missing", on: "eks",
            fires: persistentVolume("csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}"),
            silent: persistentVolume(
                "csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}, nodeAffinity: {required: {nodeSelectorTerms: []}}"
            )),
        RuleCase(
            "volume-shared-on-block", on: "aks", fires: Objects.claim(class: "managed-csi", mode: "ReadWriteMany"),
            silent: Objects.claim(class: "azurefile-csi", mode: "ReadWriteMany")),
        RuleCase(
            "volume-shared-by-replicas", on: "aks",
            fires: Objects.claim(class: "managed-csi") + Objects.workload(replicas: 2, pod: mounted),
            silent: Objects.claim(class: "managed-csi") + Objects.workload(replicas: 1, pod: mounted)),
        RuleCase(
            "volume-held-during-rollout", on: "aks",
            fires: Objects.claim(class: "managed-csi") + Objects.workload(replicas: 1, pod: mounted),
            silent: Objects.claim(class: "managed-csi")
                + Objects.workload(replicas: 1, pod: mounted, spec: "strategy: {type: Recreate}")),
        RuleCase(
            "local-path-provisioner", on: "aks",
            fires: Objects.storageClass("local", provisioner: "rancher.io/local-path"),
            silent: Objects.storageClass("fast", provisioner: disk)),
        RuleCase(
            "local-persistent-volume", on: "aks", fires: persistentVolume("hostPath: {path: /mnt/data}"),
            silent: persistentVolume("csi: {driver: \(disk), volumeHandle: disk-1}")),
        RuleCase("host-path-data", on: "eks", fires: hostPath("/data"), silent: hostPath("/var/log")),
        RuleCase(
            "extra-mounts", on: "eks",
            fires: Objects.workload()
                + Objects.kindCluster(
                    "nodes: [{role: worker, extraMounts: [{hostPath: /home/me, containerPath: /data}]}]"),
            silent: Objects.workload() + Objects.kindCluster("nodes: [{role: worker}]")),
        RuleCase(
            "volume-size-untested", on: "aks", fires: Objects.claim(size: "100Mi"), silent: Objects.claim(size: "20Gi")),
        RuleCase(
            "volume-expansion-off", on: "aks",
            fires: Objects.storageClass("fast", provisioner: disk, "volumeBindingMode: WaitForFirstConsumer")
                + Objects.claim(class: "fast"),
            silent: Objects.storageClass("fast", provisioner: disk) + Objects.claim(class: "fast")),
        RuleCase(
            "volume-attach-limit", on: "aks", fires: Objects.database(replicas: 100, class: "managed-csi"),
            silent: Objects.database(replicas: 3, class: "managed-csi")),
    ]
}
