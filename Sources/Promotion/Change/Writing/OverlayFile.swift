/// A file of a written change.
struct OverlayFile: Equatable, Sendable {
    /// Where it stands in the overlay, with `/` between folders.
    let path: String
    /// What is in it.
    let text: String
}

/// Names for files, made of objects' names. Nothing that an object is called can lead out of the folder.
struct FileNames {
    private var taken: Set<String> = []

    /// A name in `folder` for these words, unlike every one before.
    mutating func name(_ words: [String], in folder: String, ending: String = ".yaml") -> String {
        let stem = words.filter { !$0.isEmpty }.map(Self.safe).joined(separator: "-")
        let short = String(stem.prefix(Self.longest))
        var path = "\(folder)/\(short)\(ending)"
        var number = 2
        while !taken.insert(path).inserted {
            path = "\(folder)/\(short)-\(number)\(ending)"
            number += 1
        }
        return path
    }

    /// Longer names are cut; file systems take 255 bytes.
    private static let longest = 120

    /// Lower-case letters, digits, dots and dashes; the dots neither first nor in a row.
    private static func safe(_ word: String) -> String {
        var safe = ""
        for character in word.lowercased() {
            let isPlain = character.isASCII && (character.isLetter || character.isNumber || character == "-")
            if isPlain || (character == "." && !safe.isEmpty && safe.last != ".") {
                safe.append(character)
            } else if safe.last != "-" {
                safe.append("-")
            }
        }
        return safe
    }
}
