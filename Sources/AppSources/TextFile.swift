import Foundation
import KubeObjects

/// Reads texts that somebody else wrote: bounded, regular, and text.
enum TextFile {
    /// The most that one file may hold. An API server takes 3 MiB for one object; a rendered app seldom has more than a few MiB.
    static let sizeLimit = 32 << 20

    /// Reads a file as UTF-8.
    ///
    /// A byte order mark is left out. What is too big, not readable or not text is refused.
    static func read(_ path: String, shownAs name: String) throws(SourceError) -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw SourceError(
                "\(name): cannot be read: \(reason(errno))",
                action: "check that the file exists and that you may read it")
        }
        defer { try? handle.close() }
        return try read(handle, shownAs: name)
    }

    /// Reads standard input as UTF-8.
    static func readStandardInput() throws(SourceError) -> String {
        try read(FileHandle.standardInput, shownAs: "-")
    }

    private static func read(_ handle: FileHandle, shownAs name: String) throws(SourceError) -> String {
        var bytes = Data()
        do {
            while bytes.count <= sizeLimit, let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
                bytes.append(chunk)
            }
        } catch {
            throw SourceError("\(name): cannot be read", action: "check that it is a file and that you may read it")
        }
        guard bytes.count <= sizeLimit else {
            throw SourceError(
                "\(name): holds more than \(sizeLimit >> 20) MiB", action: "name the manifests alone, or split the file"
            )
        }
        return try text(Array(bytes), shownAs: name)
    }

    /// Decodes bytes as UTF-8, or says where they stop being text.
    static func text(_ bytes: [UInt8], shownAs name: String) throws(SourceError) -> String {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw SourceError(
                "this is UTF-16", action: "save the file as UTF-8", at: SourcePosition(file: name, line: 1, column: 1))
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let text = String(validating: content, as: UTF8.self), !content.contains(0) else {
            throw SourceError(
                "this is not UTF-8 text", action: "name a YAML or JSON file, saved as UTF-8",
                at: positionOfFirstBadByte(in: content, file: name))
        }
        return text
    }

    private static func positionOfFirstBadByte(in bytes: ArraySlice<UInt8>, file: String) -> SourcePosition {
        // The lines before the bad one are valid by themselves, since a newline byte never stands inside a character.
        var line = 1
        for row in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if row.contains(0) || String(validating: row, as: UTF8.self) == nil {
                var column = 1
                var end = row.startIndex
                while end < row.endIndex, row[end] != 0, let width = characterWidth(row[end...]) {
                    end += width
                    column += 1
                }
                return SourcePosition(file: file, line: line, column: column)
            }
            line += 1
        }
        return SourcePosition(file: file, line: line, column: 1)
    }

    private static func characterWidth(_ bytes: ArraySlice<UInt8>) -> Int? {
        (1...4).first { String(validating: bytes.prefix($0), as: UTF8.self) != nil }
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT: "no such file or directory"
        case EACCES, EPERM: "permission denied"
        case ELOOP: "its symbolic links go in a circle"
        case EISDIR: "it is a directory"
        case ENAMETOOLONG: "the name is too long"
        default: "system error \(code)"
        }
    }
}
