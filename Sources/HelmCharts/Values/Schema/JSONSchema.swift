import KubeObjects

/// A schema of values, ready to check them.
struct JSONSchema {
    /// The compiled schemas by their places in the document.
    let nodes: [String: SchemaNode]

    /// Reads and compiles values.schema.json.
    init(_ file: ChartFile) throws(ChartError) {
        let document: Document
        do throws(ReadError) {
            document = try JSONReader.document(bytes: file.data, file: file.place)
        } catch {
            throw ChartError(error)
        }
        var compiler = SchemaCompiler(document)
        nodes = try compiler.compile()
    }

    /// How many schemas are checked for one value at most; large public charts need some ten thousand.
    static let maximumSteps = 1_000_000

    /// What is wrong with a value; empty where it fits.
    ///
    /// - Parameter setting: says who set a value.
    func failures(
        of value: MergedValue, maximumSteps: Int = maximumSteps,
        setting: @escaping (MergedValue) -> String? = { _ in nil }
    ) -> [SchemaFailure] {
        guard let root = nodes[""] else { return [] }
        var validator = SchemaValidator(schema: self, maximumSteps: maximumSteps, setting: setting)
        return validator.validate(value, against: root)
    }
}
