/// The files of `Profiles`, as they are embedded in the program.
enum EmbeddedProfiles {
    /// Name and text of each file.
    static var files: [(name: String, text: String)] {
        table.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }
    }

    /// The definitions of the Gateway API.
    static var gatewayDefinitions: (name: String, text: String) {
        ("gateway-api.yaml", String(decoding: PackageResources.gateway_api_yaml, as: UTF8.self))
    }

    /// A list by hand, for what is embedded cannot be enumerated; a test compares it with the folder.
    private static var table: [(name: String, bytes: [UInt8])] {
        [
            ("kind.yaml", PackageResources.kind_yaml),
            ("eks.yaml", PackageResources.eks_yaml),
            ("aks.yaml", PackageResources.aks_yaml),
            ("gke.yaml", PackageResources.gke_yaml),
            ("gke-autopilot.yaml", PackageResources.gke_autopilot_yaml),
            ("app-routing-gateway.yaml", PackageResources.app_routing_gateway_yaml),
            ("app-routing.yaml", PackageResources.app_routing_yaml),
            ("application-gateway-for-containers.yaml", PackageResources.application_gateway_for_containers_yaml),
            ("aws-ebs-csi-driver.yaml", PackageResources.aws_ebs_csi_driver_yaml),
            ("aws-efs-csi-driver.yaml", PackageResources.aws_efs_csi_driver_yaml),
            ("aws-load-balancer-controller.yaml", PackageResources.aws_load_balancer_controller_yaml),
            ("azure-blob-csi-driver.yaml", PackageResources.azure_blob_csi_driver_yaml),
            ("azure-workload-identity.yaml", PackageResources.azure_workload_identity_yaml),
            ("calico.yaml", PackageResources.calico_yaml),
            ("cert-manager.yaml", PackageResources.cert_manager_yaml),
            ("cilium.yaml", PackageResources.cilium_yaml),
            ("cloud-provider-kind.yaml", PackageResources.cloud_provider_kind_yaml),
            ("cluster-autoscaler.yaml", PackageResources.cluster_autoscaler_yaml),
            ("eks-pod-identity-agent.yaml", PackageResources.eks_pod_identity_agent_yaml),
            ("envoy-gateway.yaml", PackageResources.envoy_gateway_yaml),
            ("external-dns.yaml", PackageResources.external_dns_yaml),
            ("external-secrets.yaml", PackageResources.external_secrets_yaml),
            ("filestore-csi-driver.yaml", PackageResources.filestore_csi_driver_yaml),
            ("gke-gateway.yaml", PackageResources.gke_gateway_yaml),
            ("gke-workload-identity.yaml", PackageResources.gke_workload_identity_yaml),
            ("ingress-nginx.yaml", PackageResources.ingress_nginx_yaml),
            ("istio.yaml", PackageResources.istio_yaml),
            ("metallb.yaml", PackageResources.metallb_yaml),
            ("metrics-server.yaml", PackageResources.metrics_server_yaml),
            ("network-policy-strict.yaml", PackageResources.network_policy_strict_yaml),
            ("network-policy.yaml", PackageResources.network_policy_yaml),
            ("nginx-gateway-fabric.yaml", PackageResources.nginx_gateway_fabric_yaml),
            ("node-auto-repair.yaml", PackageResources.node_auto_repair_yaml),
            ("prefix-delegation.yaml", PackageResources.prefix_delegation_yaml),
            ("prometheus-operator.yaml", PackageResources.prometheus_operator_yaml),
            ("traefik.yaml", PackageResources.traefik_yaml),
        ]
    }
}
