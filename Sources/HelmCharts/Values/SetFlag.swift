/// One flag that sets values, and how its argument is read (Helm 4, `pkg/strvals`).
public enum SetFlag: Hashable, Sendable {
    /// `--set`: numbers, truth values and `null` are recognized.
    case set
    /// `--set-string`: everything is a string.
    case setString
    /// `--set-json`: values are JSON.
    case setJSON
    /// `--set-file`: values are names of files, whose content is the value.
    case setFile
    /// `--set-literal`: one value, taken as it stands, commas and braces too.
    case setLiteral

    /// The flag as it is written.
    public var name: String {
        switch self {
        case .set: "--set"
        case .setString: "--set-string"
        case .setJSON: "--set-json"
        case .setFile: "--set-file"
        case .setLiteral: "--set-literal"
        }
    }

    /// The flag with the key that its argument begins with, for messages: what is set may be a secret and is left out.
    func place(_ argument: String) -> String {
        let key = argument.prefix { $0 != "=" && $0 != "{" && $0 != "," }
        return key.isEmpty || key.count == argument.count ? name : "\(name) \(key)"
    }
}
