import KubeObjects
import KubeSchema

/// An app: what it is called, its objects, and what its owner says about it.
public struct App: Sendable, Equatable {
    /// What the app is called in reports.
    public var name: String
    /// The namespace of objects that do not name one.
    public var namespace: String
    /// The objects in the order they are applied; no object is in here twice.
    public var manifests: [Manifest]
    /// What was read besides objects, such as a configuration of kind; it is never applied.
    public var toolConfigurations: [Manifest]
    /// What `slipway.yaml` says.
    public var settings: AppSettings
    /// What a person should know of how the app was read, such as an object that was written twice.
    public var notes: [SourceProblem]
    /// The chart that the objects were rendered from; `nil` for an app of plain manifests.
    public var chart: AppChart?

    /// Creates an app from its parts.
    public init(
        name: String, namespace: String = "default", manifests: [Manifest], settings: AppSettings = AppSettings(),
        toolConfigurations: [Manifest] = [], notes: [SourceProblem] = [], chart: AppChart? = nil
    ) {
        self.name = name
        self.namespace = namespace
        self.manifests = manifests
        self.settings = settings
        self.toolConfigurations = toolConfigurations
        self.notes = notes
        self.chart = chart
    }

    /// The objects themselves, in the order they are applied.
    public var objects: [Value] { manifests.map(\.object) }

    /// The objects of a kind, in the order they are applied.
    public func manifests(of kind: Kind) -> [Manifest] {
        manifests.filter { $0.kind == kind }
    }

    /// The objects of the kinds that have this name in any group, such as `Gateway`.
    public func manifests(named kindName: String) -> [Manifest] {
        manifests.filter { $0.kind.name == kindName }
    }

    /// The object with a key; `nil` where the app does not bring it.
    public subscript(key: ObjectKey) -> Manifest? {
        manifests.first { $0.key == key }
    }

    /// The namespaces that the app's objects live in, in alphabetical order.
    public var namespaces: [String] {
        Set(manifests.map(\.key.namespace)).subtracting([""]).sorted()
    }
}
