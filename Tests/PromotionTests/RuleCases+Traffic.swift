extension RuleCase {
    private static let google = "gke-l7-global-external-managed"
    private static let alb = "eks+aws-load-balancer-controller"
    private static let probed = "readinessProbe: {httpGet: {path: /readyz, port: 8080}}"
    private static let web = Objects.service() + Objects.workload()
    private static let albClass = Objects.object(
        "gateway.networking.k8s.io/v1", "GatewayClass", "alb", namespace: nil,
        "spec: {controllerName: gateway.k8s.aws/alb}")

    private static func gatewayClass(_ controller: String, _ more: String = "") -> String {
        Objects.object(
            "gateway.networking.k8s.io/v1", "GatewayClass", "eg", namespace: nil,
            "spec: {controllerName: \(controller), \(more)}")
    }

    private static let certificate = "spec: {secretName: shop-tls, dnsNames: [shop.example]}"

    static let traffic: [RuleCase] = [
        RuleCase(
            "health-check-path", on: "gke-autopilot",
            fires: Objects.gateway(class: google) + Objects.route(path: "/api") + Objects.service()
                + Objects.workload(container: probed),
            silent: Objects.gateway(class: google) + Objects.route(path: "/api") + Objects.service()
                + Objects.workload(container: probed)
                + Objects.object(
                    "networking.gke.io/v1", "HealthCheckPolicy", "web",
                    "spec: {targetRef: {group: \"\", kind: Service, name: web}}")),
        RuleCase(
            "gateway-class-absent", on: "gke-autopilot", fires: Objects.gateway(class: "eg"),
            silent: Objects.gateway(class: google)),
        RuleCase(
            "gateway-class-parameters", on: "gke-autopilot",
            fires: gatewayClass(
                "gateway.envoyproxy.io/gatewayclass-controller",
                "parametersRef: {group: gateway.envoyproxy.io, kind: EnvoyProxy, name: custom, namespace: shop}"),
            silent: gatewayClass("networking.gke.io/gateway")),
        RuleCase(
            "gateway-vendor-object", on: "gke-autopilot",
            fires: Objects.gateway(
                class: google,
                "infrastructure: {parametersRef: {group: gateway.envoyproxy.io, kind: EnvoyProxy, name: node-port}}")
                + Objects.object("gateway.envoyproxy.io/v1alpha1", "EnvoyProxy", "node-port", "spec: {}"),
            silent: Objects.gateway(class: google)),
        RuleCase("gateway-api-absent", on: "eks", fires: albClass + Objects.gateway(class: "alb"), silentOn: alb),
        RuleCase(
            "load-balancer-internal", on: alb, fires: Objects.service(type: "LoadBalancer"),
            silent: Objects.service(
                type: "LoadBalancer", annotation: "service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing"
            )),
        RuleCase(
            "load-balancer-instance-targets", on: alb, fires: Objects.ingress("ingressClassName: alb") + web,
            silent: Objects.ingress("ingressClassName: alb", annotation: "alb.ingress.kubernetes.io/target-type: ip")
                + web),
        RuleCase(
            "tls-secret-ignored", on: alb,
            fires: Objects.ingress("ingressClassName: alb, tls: [{hosts: [shop.example], secretName: shop-tls}]") + web,
            silent: Objects.ingress("ingressClassName: alb, tls: [{hosts: [shop.example]}]") + web),
        RuleCase(
            "certificate-feeds-nothing", on: alb,
            fires: Objects.ingress("ingressClassName: alb, tls: [{hosts: [shop.example], secretName: shop-tls}]") + web
                + Objects.object("cert-manager.io/v1", "Certificate", "shop", certificate),
            silent: Objects.ingress("ingressClassName: alb") + web
                + Objects.object("cert-manager.io/v1", "Certificate", "shop", certificate)),
        RuleCase(
            "ingress-class-absent", on: "aks", fires: Objects.ingress("ingressClassName: nginx") + web,
            silentOn: "aks+app-routing",
            silent: Objects.ingress("ingressClassName: webapprouting.kubernetes.azure.com") + web),
        RuleCase(
            "ingress-class-unset", on: "aks", fires: Objects.ingress() + web,
            silent: Objects.ingress("ingressClassName: webapprouting.kubernetes.azure.com") + web),
        RuleCase(
            "ingress-public-by-default", on: "gke", fires: Objects.ingress() + web,
            silent: Objects.ingress(annotation: "kubernetes.io/ingress.class: gce-internal") + web),
        RuleCase(
            "ingress-class-field-ignored", on: "gke", fires: Objects.ingress("ingressClassName: nginx") + web,
            silent: Objects.ingress(annotation: "kubernetes.io/ingress.class: gce") + web),
        RuleCase(
            "ingress-annotation-ignored", on: alb,
            fires: Objects.ingress("ingressClassName: alb", annotation: "nginx.ingress.kubernetes.io/rewrite-target: /")
                + web,
            silent: Objects.ingress("ingressClassName: alb", annotation: "alb.ingress.kubernetes.io/target-type: ip")
                + web),
        RuleCase(
            "node-port-entry", on: "eks",
            fires: Objects.service(type: "NodePort", port: "port: 80, targetPort: 8080, nodePort: 30080"),
            silent: Objects.service(type: "LoadBalancer")),
        RuleCase(
            "host-port-entry", on: "eks",
            fires: Objects.workload("DaemonSet").replacing(
                "containerPort: 8080", with: "containerPort: 8080, hostPort: 80"),
            silent: Objects.workload("DaemonSet").replacing(
                "containerPort: 8080", with: "containerPort: 9100, hostPort: 9100")),
        RuleCase(
            "port-mapping", on: "eks",
            fires: web
                + Objects.kindCluster(
                    "nodes: [{role: control-plane, extraPortMappings: [{containerPort: 30080, hostPort: 80}]}]"),
            silent: web + Objects.kindCluster("nodes: [{role: control-plane}]")),
        RuleCase(
            "metallb-resource", on: "eks",
            fires: Objects.object(
                "metallb.io/v1beta1", "IPAddressPool", "pool", "spec: {addresses: [172.18.255.200-172.18.255.250]}"),
            silent: Objects.service(type: "LoadBalancer")),
        RuleCase(
            "metallb-annotation", on: "eks",
            fires: Objects.service(type: "LoadBalancer", annotation: "metallb.universe.tf/address-pool: pool"),
            silent: Objects.service(type: "LoadBalancer")),
        RuleCase(
            "load-balancer-address-fixed", on: "aks",
            fires: Objects.service(type: "LoadBalancer", spec: "loadBalancerIP: 172.18.255.200"),
            silent: Objects.service(
                type: "LoadBalancer", annotation: "service.beta.kubernetes.io/azure-load-balancer-internal: \"true\"",
                spec: "loadBalancerIP: 10.224.0.9")),
        RuleCase(
            "external-addresses", on: "gke", fires: Objects.service(spec: "externalIPs: [172.18.0.5]"),
            silent: Objects.service()),
        RuleCase(
            "app-protocol-probe", on: "aks",
            fires: Objects.service(type: "LoadBalancer", port: "port: 80, targetPort: 8080, appProtocol: http"),
            silent: Objects.service(type: "LoadBalancer")),
        RuleCase(
            "route-kind-unsupported", on: "gke-autopilot",
            fires: Objects.gateway(class: google) + Objects.route("TCPRoute") + web,
            silent: Objects.gateway(class: google) + Objects.route() + web),
        RuleCase(
            "route-feature-unsupported", on: "gke-autopilot",
            fires: Objects.gateway(class: google) + Objects.route("HTTPRoute", path: "/", "timeouts: {request: 5s}")
                + web,
            silent: Objects.gateway(class: google)
                + Objects.route(
                    "HTTPRoute", path: "/",
                    "filters: [{type: ResponseHeaderModifier, responseHeaderModifier: {remove: [x-a]}}]") + web),
        RuleCase(
            "route-protocols-mixed", on: alb,
            fires: albClass + Objects.gateway(class: "alb") + Objects.route() + Objects.route("TCPRoute") + web,
            silent: albClass + Objects.gateway(class: "alb") + Objects.route() + web),
        RuleCase(
            "address-read-as-ip", on: "eks",
            fires: Objects.configuration("kubectl get svc web -o jsonpath='{.status.loadBalancer.ingress[0].ip}'"),
            silent: Objects.configuration(
                "kubectl get svc web -o jsonpath='{.status.loadBalancer.ingress[0].hostname}'")),
        RuleCase(
            "address-in-host-name", on: "eks", fires: Objects.ingress(host: "shop.172.18.0.2.nip.io") + web,
            silent: Objects.ingress(host: "shop.example") + web),
        RuleCase(
            "external-dns-prefix", on: "eks",
            fires: Objects.service(annotation: "external-dns.alpha.kubernetes.io/hostname: shop.example"),
            silent: Objects.service(annotation: "external-dns.kubernetes.io/hostname: shop.example")),
    ]
}
