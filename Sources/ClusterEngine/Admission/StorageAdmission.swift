import KubeObjects
import KubeSchema

/// Gives a claim that names no class the default one (plug-in `DefaultStorageClass`).
public struct DefaultStorageClass: AdmissionPlugin {
    /// `DefaultStorageClass`
    public let name = "DefaultStorageClass"

    /// Creates the plug-in.
    public init() {}

    /// Sets `spec.storageClassName`; of several defaults the newest counts.
    public func mutate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.kind == .persistentVolumeClaim, request.operation == .create,
            request.object[.spec][.storageClassName].isNull,
            request.object.annotation("volume.beta.kubernetes.io/storage-class") == nil,
            let className = cluster.defaultStorageClassName
        else { return }
        request.object[.spec][.storageClassName] = .string(className)
    }
}

extension Cluster {
    /// The class for claims that name none; `nil` where no class is the default.
    public var defaultStorageClassName: String? {
        objects(.storageClass).filter {
            $0.annotation("storageclass.kubernetes.io/is-default-class") == "true"
                || $0.annotation("storageclass.beta.kubernetes.io/is-default-class") == "true"
        }
        .max { a, b in
            let (x, y) = (a.creationInstant?.nanoseconds ?? 0, b.creationInstant?.nanoseconds ?? 0)
            return x != y ? x < y : a.objectName > b.objectName
        }?
        .objectName
    }
}

/// Keeps volumes and claims from vanishing while they are in use (plug-in `StorageObjectInUseProtection`).
public struct StorageObjectInUseProtection: AdmissionPlugin {
    /// `StorageObjectInUseProtection`
    public let name = "StorageObjectInUseProtection"

    /// Creates the plug-in.
    public init() {}

    /// Adds the finalizer that the protection controllers take away when nothing uses the object.
    public func mutate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.operation == .create else { return }
        switch request.kind {
        case .persistentVolumeClaim: request.object.addFinalizer("kubernetes.io/pvc-protection")
        case .persistentVolume: request.object.addFinalizer("kubernetes.io/pv-protection")
        default: break
        }
    }
}

/// Refuses to let claims grow whose class does not allow it (plug-in `PersistentVolumeClaimResize`).
public struct PersistentVolumeClaimResize: AdmissionPlugin {
    /// `PersistentVolumeClaimResize`
    public let name = "PersistentVolumeClaimResize"

    /// Creates the plug-in.
    public init() {}

    /// Looks at claims that ask for more than before.
    public func validate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.kind == .persistentVolumeClaim, request.operation == .update, request.subresource == nil,
            let old = Quantity(request.old[.spec][.resources][.requests]["storage"]),
            let new = Quantity(request.object[.spec][.resources][.requests]["storage"]), new > old
        else { return }
        let reason: String
        if request.old[.status][.phase].string != "Bound" {
            reason = "Only bound persistent volume claims can be expanded"
        } else if !allowsGrowth(request, in: cluster) {
            reason =
                "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize"
        } else {
            return
        }
        throw request.forbidden(reason, in: cluster)
    }

    private func allowsGrowth(_ request: AdmissionRequest, in cluster: Cluster) -> Bool {
        guard let name = request.object[.spec][.storageClassName].string, !name.isEmpty,
            name == request.old[.spec][.storageClassName].string
        else { return false }
        return cluster.object(ObjectKey(.storageClass, name: name))?["allowVolumeExpansion"].bool == true
    }
}

/// Gives an Ingress that names no class the default one (plug-in `DefaultIngressClass`).
public struct DefaultIngressClass: AdmissionPlugin {
    /// `DefaultIngressClass`
    public let name = "DefaultIngressClass"

    /// Creates the plug-in.
    public init() {}

    /// Sets `spec.ingressClassName` where one class is marked as the default.
    public func mutate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.kind == .ingress, request.operation == .create,
            request.object[.spec]["ingressClassName"].isNull,
            request.object.annotation("kubernetes.io/ingress.class") == nil
        else { return }
        let defaults = cluster.objects(.ingressClass).filter {
            $0.annotation("ingressclass.kubernetes.io/is-default-class") == "true"
        }
        guard let chosen = defaults.map(\.objectName).sorted().first else { return }
        request.object[.spec]["ingressClassName"] = .string(chosen)
    }
}
