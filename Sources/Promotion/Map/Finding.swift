import KubeObjects

/// One thing in an app that another platform breaks, ignores or changes.
public struct Finding: Hashable, Sendable {
    /// The rule that found it, such as `storage-class-missing`.
    public var rule: String
    /// The number of the breakage in the platform facts, such as `B06`; `nil` where it has none.
    public var breakage: String?
    /// The area it belongs to, such as `storage-class`.
    public var area: String
    /// How bad it is to leave it.
    public var severity: Severity
    /// What kind of change mends it: ``Verdict/values`` or ``Verdict/work``.
    public var change: Verdict
    /// The object it is about.
    public var object: ObjectKey
    /// The field it is about; `nil` where it is about the object as a whole.
    public var field: FieldPath?
    /// Where that field, or the closest one around it, is written; `nil` where the object has no source.
    public var position: SourcePosition?
    /// The key of a chart's values that sets the field; `nil` for plain manifests.
    public var valuesKey: String?
    /// Who set that value, such as `chart/values.yaml:12` or a flag; `nil` where nobody did.
    public var valuesSource: String?
    /// What happens, with the app's own names.
    public var message: LocalizedText
    /// What to do about it.
    public var action: LocalizedText

    /// Creates a finding.
    public init(
        rule: String, breakage: String? = nil, area: String, severity: Severity, change: Verdict, object: ObjectKey,
        field: FieldPath? = nil, position: SourcePosition? = nil, valuesKey: String? = nil,
        valuesSource: String? = nil, message: LocalizedText,
        action: LocalizedText
    ) {
        self.rule = rule
        self.breakage = breakage
        self.area = area
        self.severity = severity
        self.change = change
        self.object = object
        self.field = field
        self.position = position
        self.valuesKey = valuesKey
        self.valuesSource = valuesSource
        self.message = message
        self.action = action
    }
}
