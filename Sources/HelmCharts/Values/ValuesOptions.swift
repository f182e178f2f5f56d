import Foundation
import KubeObjects

/// The values that a user gives beside a chart: files and flags, in Helm's order of precedence
/// (Helm 4, `pkg/cli/values/options.go`).
public struct ValuesOptions: Hashable, Sendable {
    /// `-f`/`--values`: files, of which later ones count more; `-` is standard input.
    public var files: [String] = []
    /// `--set-json`
    public var jsonValues: [String] = []
    /// `--set`
    public var values: [String] = []
    /// `--set-string`
    public var stringValues: [String] = []
    /// `--set-file`
    public var fileValues: [String] = []
    /// `--set-literal`
    public var literalValues: [String] = []
    /// Values that are already read, under all files: those of another release, or those a program sets.
    public var documents: [Document] = []
    /// Values that are already read, over all files and under the flags: those that are to be written as one more file.
    public var lastDocuments: [Document] = []

    /// No values.
    public init() {}

    /// Two options are equal where they name the same files and flags, and their documents say the same.
    public static func == (a: ValuesOptions, b: ValuesOptions) -> Bool {
        a.files == b.files && a.flags.elementsEqual(b.flags, by: ==)
            && a.documents.map(\.value) == b.documents.map(\.value)
            && a.lastDocuments.map(\.value) == b.lastDocuments.map(\.value)
    }

    /// Hashes the files and flags.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(files)
        for (flag, text) in flags {
            hasher.combine(flag)
            hasher.combine(text)
        }
    }

    /// The flags in the order in which they are applied: a kind after the other, whatever the order on the command line.
    private var flags: [(flag: SetFlag, text: String)] {
        jsonValues.map { (.setJSON, $0) } + values.map { (.set, $0) } + stringValues.map { (.setString, $0) }
            + fileValues.map { (.setFile, $0) } + literalValues.map { (.setLiteral, $0) }
    }

    /// The values, merged.
    func table(ledger: SettingLedger?) throws(ChartError) -> ValuesTable {
        var table = ValuesFile.table(documents, means: .file, ledger: ledger)
        for file in files {
            let documents = try ValuesFile.documents(bytes: Self.bytes(of: file), file: file)
            table = ValuesFile.merge(table, ValuesFile.table(documents, means: .file, ledger: ledger), ledger)
        }
        table = ValuesFile.merge(table, ValuesFile.table(lastDocuments, means: .file, ledger: ledger), ledger)
        for (flag, text) in flags {
            let settings = ledger?.add(flag: "\(flag.name) \(text)") ?? 0
            if flag == .setJSON, text.trimmingSpaces.hasPrefix("{") {
                table = ValuesFile.merge(table, try Self.object(text, settings: settings), ledger)
            } else {
                try Self.apply(text, flag, to: table, settings: settings, ledger: ledger)
            }
        }
        return table
    }

    private static func apply(
        _ text: String, _ flag: SetFlag, to table: ValuesTable, settings: UInt32, ledger: SettingLedger?
    ) throws(ChartError) {
        let before = ledger == nil ? nil : table.deepCopy()
        try SetParser.parse(text, flag: flag, into: table, settings: settings) { file throws(ChartError) in
            // Go keeps bytes that are no UTF-8; texts here cannot.
            String(decoding: try bytes(of: file), as: UTF8.self)
        }
        if let ledger, let before { note(table, over: before, ledger) }
    }

    /// Notes which settings of `before` those of `table` took the place of.
    private static func note(_ table: ValuesTable, over before: ValuesTable, _ ledger: SettingLedger) {
        for (key, value) in table.members {
            guard let old = before[key], old.settings != value.settings || value.table != nil else { continue }
            table[key]?.settings = ledger.join(value.settings, over: old.settings)
            if let inner = value.table, let oldInner = old.table { note(inner, over: oldInner, ledger) }
        }
    }

    private static func object(_ text: String, settings: UInt32) throws(ChartError) -> ValuesTable {
        do throws(ReadError) {
            let value = try JSONReader.value(String(text.trimmingSpaces), file: "--set-json")
            return ValuesFile.merged(value, settings: settings).table ?? ValuesTable()
        } catch {
            throw ChartError(
                "failed parsing --set-json data JSON: \(error.message) (line \(error.position.line), column "
                    + "\(error.position.column))", at: SetFlag.setJSON.place(text))
        }
    }

    private static func bytes(of file: String) throws(ChartError) -> [UInt8] {
        if file.trimmingSpaces == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
        for scheme in ["http://", "https://", "oci://"] where file.lowercased().hasPrefix(scheme) {
            throw ChartError("values are not fetched from the network; download the file and name it", at: file)
        }
        return try ChartDirectory.bytes(of: file)
    }
}
