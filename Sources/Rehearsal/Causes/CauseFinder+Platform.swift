import ClusterEngine
import KubeObjects

extension CauseFinder {
    func causeOfClaim(_ claim: Value, key: ObjectKey) -> Cause {
        let className = claim[.spec][.storageClassName].string ?? ""
        if className.isEmpty {
            return Cause(
                "NoDefaultStorageClass", object: key.description,
                message: "\(key) names no StorageClass, and the cluster has no default one")
        }
        guard let storageClass = cluster.object(ObjectKey(.storageClass, name: className)) else {
            return Cause(
                "StorageClassMissing", object: key.description, message: "StorageClass \"\(className)\" does not exist")
        }
        // A claim says which driver answers a provisioner's old name.
        let provisioner =
            claim.annotation("volume.kubernetes.io/storage-provisioner") ?? storageClass[.provisioner].string ?? ""
        let hasVolumes = provisioner == "kubernetes.io/no-provisioner"
        if hasVolumes || cluster.storage.capabilities[provisioner] == nil {
            return Cause(
                hasVolumes ? "VolumeMissing" : "ProvisionerMissing", object: key.description,
                message: hasVolumes
                    ? "StorageClass \"\(className)\" makes no volumes, and no PersistentVolume fits \(key)"
                    : "nothing provides volumes for provisioner \"\(provisioner)\" of StorageClass \"\(className)\"")
        }
        if let event = lastWarning(about: claim, reasons: ["ProvisioningFailed"]) {
            return Cause("ProvisioningFailed", object: key.description, message: event[.message].string ?? "")
        }
        return Cause("ClaimPending", object: key.description, message: "\(key) is not bound yet")
    }

    func causeOfGateway(_ gateway: Value, key: ObjectKey) -> Cause {
        let className = gateway[.spec]["gatewayClassName"].string ?? ""
        if cluster.object(ObjectKey(.gatewayClass, name: className)) == nil {
            return Cause(
                "GatewayClassMissing", object: key.description, message: "GatewayClass \"\(className)\" does not exist")
        }
        for type in ["Accepted", "Programmed"] {
            let condition = gateway[.status][.conditions].condition(type)
            if condition[.status].string == "False" {
                return Cause(
                    "GatewayNot\(type)", object: key.description,
                    message: condition[.message].string ?? condition[.reason].string ?? "")
            }
        }
        return Cause(
            "GatewayNotAccepted", object: key.description,
            message: "no controller has taken up GatewayClass \"\(className)\"")
    }

    func trailOfRoute(_ route: Value, key: ObjectKey, visited: inout Set<ObjectKey>) -> Trail {
        for parent in route[.status]["parents"].elements {
            let condition = parent[.conditions].condition("Accepted")
            if condition[.status].string == "False" {
                return Trail(
                    cause: Cause(
                        "RouteNotAccepted", object: key.description,
                        message: condition[.message].string ?? condition[.reason].string ?? ""))
            }
        }
        for parent in route[.spec]["parentRefs"].elements.filter(\.isGatewayReference) {
            let gatewayKey = ObjectKey(
                .gateway, namespace: parent[.namespace].string ?? key.namespace, name: parent[.name].string ?? "")
            if let refusal = refusals.first(where: { $0.object == gatewayKey }) {
                return Trail(cause: refusal.cause, consequences: ["\(key) hangs on \(gatewayKey)"])
            }
            guard let gateway = cluster.object(gatewayKey) else {
                return Trail(
                    cause: Cause("GatewayMissing", object: key.description, message: "\(gatewayKey) does not exist"))
            }
            if Readiness.of(gateway, in: cluster) == .waiting {
                return Trail(
                    cause: causeOfGateway(gateway, key: gatewayKey), consequences: ["\(key) hangs on \(gatewayKey)"])
            }
        }
        return Trail(
            cause: Cause("RouteNotAccepted", object: key.description, message: "no Gateway has accepted \(key)"))
    }

    func causeOfLoadBalancer(_ service: Value, key: ObjectKey) -> Cause {
        if let event = lastWarning(about: service) {
            return Cause("LoadBalancerFailed", object: key.description, message: event[.message].string ?? "")
        }
        return Cause("LoadBalancerMissing", object: key.description, message: "nothing gives \(key) an address")
    }

    func causeOfIngress(_ ingress: Value, key: ObjectKey) -> Cause {
        if let event = lastWarning(about: ingress) {
            return Cause("IngressFailed", object: key.description, message: event[.message].string ?? "")
        }
        let className =
            ingress[.spec]["ingressClassName"].string ?? ingress.annotation("kubernetes.io/ingress.class") ?? ""
        if className.isEmpty {
            return Cause(
                "IngressClassMissing", object: key.description,
                message: "\(key) names no class, and no controller serves such Ingresses")
        }
        return Cause(
            "IngressClassMissing", object: key.description,
            message: "no controller serves Ingresses of class \"\(className)\"")
    }
}
