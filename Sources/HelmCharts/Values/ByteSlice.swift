/// Go's `[]byte`, which is no string: it prints as numbers until `toString` makes a string of it.
struct ByteSlice: TemplateObject {
    /// The bytes.
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var typeName: String { "[]uint8" }
    var text: String { "[\(bytes.map(String.init).joined(separator: " "))]" }
    var collection: TemplateValue? {
        TemplateValue(.list(ValueList(bytes.map { .int(Int($0)) }, of: .int)))
    }

    /// JSON knows no bytes; they are a text in base64.
    var encoded: TemplateValue { .string(ConfigText.base64(bytes)) }

    func member(_ name: String, arguments: [TemplateValue]) throws(TemplateProblem) -> TemplateValue? { nil }
}
