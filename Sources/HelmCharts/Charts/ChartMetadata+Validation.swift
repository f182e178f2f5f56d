extension ChartMetadata {
    /// Tidies texts and refuses what Helm refuses (`pkg/chart/v2/metadata.go`).
    mutating func validate(file: String) throws(ChartError) {
        for path in Self.texts { self[keyPath: path] = Self.tidied(self[keyPath: path]) }
        sources = sources.map(Self.tidied)
        keywords = keywords.map(Self.tidied)
        for index in maintainers.indices {
            maintainers[index].name = Self.tidied(maintainers[index].name)
            maintainers[index].email = Self.tidied(maintainers[index].email)
            maintainers[index].url = Self.tidied(maintainers[index].url)
        }
        func refuse(_ message: String) -> ChartError { ChartError("validation: chart.metadata.\(message)", at: file) }
        guard !name.isEmpty else { throw refuse("name is required; write 'name: NAME'") }
        guard name != ".", name != ".." else { throw refuse("name \"\(name)\" is not allowed") }
        guard !name.contains("/") else { throw refuse("name \"\(name)\" is invalid; it must hold no '/'") }
        guard !version.isEmpty else { throw refuse("version is required; write 'version: 0.1.0'") }
        guard (try? SemanticVersion(version)) != nil else {
            throw refuse("version \"\(version)\" is invalid; write a semantic version such as 1.2.3")
        }
        guard ["", "application", "library"].contains(type) else {
            throw refuse("type must be application or library, it is \"\(type)\"")
        }
        try validateDependencies(file: file)
    }

    private mutating func validateDependencies(file: String) throws(ChartError) {
        guard var dependencies else { return }
        var names: Set<String> = []
        for index in dependencies.indices {
            dependencies[index].tidy()
            let dependency = dependencies[index]
            let isFine = dependency.alias.utf8.allSatisfy { VersionCursor.isIdentifier($0) || $0 == UInt8(ascii: "_") }
            guard isFine else {
                throw ChartError(
                    "validation: dependency \"\(dependency.name)\" has disallowed characters in the alias; use "
                        + "letters, digits, '-' and '_'", at: file)
            }
            let key = dependency.alias.isEmpty ? dependency.name : dependency.alias
            guard names.insert(key).inserted else {
                throw ChartError(
                    "validation: more than one dependency with name or alias \"\(key)\"; give one of them an alias",
                    at: file)
            }
        }
        self.dependencies = dependencies
    }

    private static var texts: [WritableKeyPath<ChartMetadata, String>] {
        [\.name, \.description, \.home, \.icon, \.condition, \.tags, \.appVersion, \.kubeVersion]
    }

    /// The text with every kind of space as ` `, and without what cannot be printed.
    static func tidied(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                result.append(" ")
            } else if isPrintable(scalar) {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            false
        default: true
        }
    }
}

extension ChartDependency {
    fileprivate mutating func tidy() {
        name = ChartMetadata.tidied(name)
        version = ChartMetadata.tidied(version)
        repository = ChartMetadata.tidied(repository)
        condition = ChartMetadata.tidied(condition)
        tags = tags.map(ChartMetadata.tidied)
    }
}
