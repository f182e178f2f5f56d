/// What `.helmignore` leaves out of a chart's directory (Helm 4, `pkg/ignore/rules.go`).
///
/// The rules look like Git's and are not: the first rule that says "ignore" decides, a negated rule ignores everything
/// that it does *not* match, and `**` is refused.
struct IgnoreRules {
    private struct Rule {
        let pattern: PathPattern
        let isNegated: Bool
        let isForFolders: Bool
        /// Whether the whole path is matched, not only the last part.
        let isForPath: Bool
    }

    private var rules: [Rule] = []

    /// No rules but Helm's own: hidden files in `templates/` are left out.
    init() {
        if let rule = try? Self.rule("templates/.?*") { rules = [rule] }
    }

    /// The rules of a file, and Helm's own after them.
    init(_ file: ChartFile) throws(ChartError) {
        for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            do throws(PathPattern.Problem) {
                if let rule = try Self.rule(line) { rules.append(rule) }
            } catch {
                throw ChartError("\(error.message); correct or remove this line", at: "\(file.place):\(index + 1)")
            }
        }
        rules += IgnoreRules().rules
    }

    private static func rule(_ line: some StringProtocol) throws(PathPattern.Problem) -> Rule? {
        var text = Substring(String(line))
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        if text.isEmpty || text.hasPrefix("#") { return nil }
        guard !text.contains("**") else { throw .init(message: "double-star (**) syntax is not supported") }
        _ = try PathPattern(text)
        let isNegated = text.hasPrefix("!")
        if isNegated { text.removeFirst() }
        let isForFolders = text.hasSuffix("/")
        if isForFolders { text.removeLast() }
        let isRooted = text.hasPrefix("/")
        let isForPath = text.contains("/")
        if isRooted { text.removeFirst() }
        // What is left may be malformed alone; Helm then matches nothing.
        guard let pattern = try? PathPattern(text) else { return nil }
        return Rule(pattern: pattern, isNegated: isNegated, isForFolders: isForFolders, isForPath: isForPath)
    }

    /// Whether the file or folder at a path within the chart is left out.
    func ignores(_ path: String, isFolder: Bool) -> Bool {
        for rule in rules {
            let matches =
                rule.isForPath
                ? rule.pattern.matches(path) : rule.pattern.matches(path.split(separator: "/").last ?? "")
            if rule.isNegated {
                if (rule.isForFolders && !isFolder) || !matches { return true }
            } else if matches, !rule.isForFolders || isFolder {
                return true
            }
        }
        return false
    }
}
