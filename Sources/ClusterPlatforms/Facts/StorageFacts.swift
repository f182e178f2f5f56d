import KubeObjects

/// What a platform does for volumes.
public struct StorageFacts: Sendable {
    /// The StorageClasses a new cluster has, as complete objects, in the order of the profile.
    public let classes: [Value]
    /// Provisioners the platform has or can get.
    public let drivers: [StorageDriver]
    /// The class to move claims to; it may have to be made first.
    public let recommendedClass: String?
    /// Classes that work but should not be used, by name.
    public let legacyClasses: [String]
    /// How long a volume stays attached to a lost node (attach/detach controller, forced detach).
    public let forcedDetachAfter: Duration?

    init(_ node: ProfileNode) throws(PlatformError) {
        var classes: [Value] = []
        var legacy: [String] = []
        for (name, entry) in try node["classes"].entries() {
            classes.append(try Self.storageClass(name: name, entry))
            if try entry["legacy"].bool(or: false) { legacy.append(name) }
        }
        self.classes = classes
        legacyClasses = legacy
        recommendedClass = try node["recommendedClass"].optionalString()
        var drivers: [StorageDriver] = []
        for (name, entry) in try node["drivers"].entries() {
            drivers.append(try StorageDriver(name: name, entry))
        }
        self.drivers = drivers
        forcedDetachAfter = try node["forcedDetachAfter"].optionalDuration()
    }

    /// The StorageClass named `name`, or `nil`.
    public func storageClass(named name: String) -> Value? {
        classes.first { $0.objectName == name }
    }

    /// The StorageClass a claim gets that names none, or `nil`.
    public var defaultClass: Value? {
        classes.first { $0.annotation(Self.isDefaultAnnotation) == "true" }
    }

    /// The driver that answers to `provisioner`, by its own name or by the in-tree name it took over.
    public func driver(for provisioner: String) -> StorageDriver? {
        drivers.first { $0.name == provisioner || $0.inTreeName == provisioner }
    }

    /// The annotation of the default StorageClass.
    static let isDefaultAnnotation = Key("storageclass.kubernetes.io/is-default-class")

    private static func storageClass(name: String, _ node: ProfileNode) throws(PlatformError) -> Value {
        let isDefault = try node["default"].bool()
        let parameters = try node["parameters"].texts()
        let mountOptions = try node["mountOptions"].strings()
        let bindingMode: BindingMode = try node["volumeBindingMode"].word()
        let reclaimPolicy: ReclaimPolicy = try node["reclaimPolicy"].word()
        let expansion = try node["allowVolumeExpansion"].bool()
        let metadata: Value = [
            .name: .string(name),
            .annotations: isDefault ? .object(Members([.init(key: isDefaultAnnotation, value: "true")])) : .null,
        ]
        return [
            .apiVersion: "storage.k8s.io/v1", .kind: "StorageClass", .metadata: metadata,
            .provisioner: .string(try node["provisioner"].string()),
            "parameters": parameters.isEmpty ? .null : parameters,
            "mountOptions": mountOptions.isEmpty ? .null : Value(mountOptions),
            .reclaimPolicy: .string(reclaimPolicy.rawValue),
            .volumeBindingMode: .string(bindingMode.rawValue),
            "allowVolumeExpansion": expansion ? true : .null,
        ]
    }

    private enum BindingMode: String, CaseIterable {
        case immediate = "Immediate"
        case waitForFirstConsumer = "WaitForFirstConsumer"
    }

    private enum ReclaimPolicy: String, CaseIterable {
        case delete = "Delete"
        case retain = "Retain"
    }
}
