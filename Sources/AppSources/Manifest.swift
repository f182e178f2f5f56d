import KubeObjects

/// One object of an app, as it was written, with the place of each of its fields.
public struct Manifest: Sendable {
    /// The object. Its `metadata.namespace` is filled in where its kind has namespaces.
    public var object: Value
    /// Whether the text itself gave the namespace, rather than the command line or the default.
    public var hasWrittenNamespace: Bool
    /// The text it was read from; `nil` for an object that was not read from one.
    public let document: Document?
    /// Where in the document the object stands: empty, or `items[3]` for an object of a list.
    public let path: FieldPath
    /// Where its fields came from, for an object that a chart rendered.
    public let provenance: ChartProvenance?

    /// Creates a manifest from an object of a document.
    public init(
        object: Value, document: Document?, path: FieldPath = .root, provenance: ChartProvenance? = nil
    ) {
        self.object = object
        self.document = document
        self.path = path
        self.provenance = provenance
        hasWrittenNamespace = !object[.metadata][.namespace].isNull
    }

    /// Creates a manifest that no text stands behind, such as one that a test makes.
    public init(_ object: Value) {
        self.init(object: object, document: nil)
    }

    /// The kind of the object; `Kind("", "")` for an object that does not say, which no source lets through.
    public var kind: Kind { object.objectKind ?? Kind(group: "", name: "") }

    /// Which object this is.
    public var key: ObjectKey { ObjectKey(kind, namespace: object.objectNamespace, name: object.objectName) }

    /// The file the object was read from, as the user named it.
    public var file: String? { document?.file }

    /// Where the object begins.
    public var position: SourcePosition? { position(of: .root) }

    /// Where a field of the object is written, or its nearest parent that is written; `nil` without a text.
    ///
    /// For an object of a chart it is the line of the template that printed the field.
    public func position(of field: FieldPath) -> SourcePosition? {
        if let provenance { return provenance.position(of: path.appending(field)) ?? document?.position(of: .root) }
        return document?.position(of: path.appending(field))
    }

    /// The value of the chart by which a field is changed; `nil` where there is none, or no chart.
    public func chartValue(of field: FieldPath) -> ChartProvenance.Dependency? {
        provenance?.dependency(at: path.appending(field))
    }
}

extension Manifest: Equatable {
    /// Whether both hold equal objects read at the same place.
    public static func == (a: Manifest, b: Manifest) -> Bool {
        a.object == b.object && a.hasWrittenNamespace == b.hasWrittenNamespace && a.position == b.position
    }
}
