import Foundation

/// Reads the files of a chart's directory in the order and with the rules of Helm's `LoadDir`: links are followed, what
/// `.helmignore` names is left out, anything but files and folders is refused.
struct ChartDirectory {
    private let root: String
    private var rules = IgnoreRules()
    private var files: [ChartFile] = []
    private var size = 0
    private var entries = 0
    /// The real paths of the folders being read, to notice a link that leads back into one of them.
    private var open: [String] = []

    /// The files below a directory.
    static func files(at path: String) throws(ChartError) -> [ChartFile] {
        var directory = ChartDirectory(root: path)
        return try directory.read()
    }

    private init(root: String) {
        self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    }

    private mutating func read() throws(ChartError) -> [ChartFile] {
        let ignore = root + "/.helmignore"
        if FileManager.default.fileExists(atPath: ignore) {
            rules = try IgnoreRules(ChartFile(name: ".helmignore", data: try Self.bytes(of: ignore), place: ignore))
        }
        try readFolder(root, name: "")
        return files
    }

    private mutating func readFolder(_ path: String, name: String) throws(ChartError) {
        let real = Self.realPath(path)
        guard !open.contains(real) else {
            throw ChartError("this link leads back to \(real), which it is part of; remove it", at: path)
        }
        guard open.count < 128 else {
            throw ChartError("folders are nested more than 128 deep; flatten them", at: path)
        }
        open.append(real)
        defer { open.removeLast() }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw ChartError("the folder cannot be read: \(Self.reason(error)); check its permissions", at: path)
        }
        for entry in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            try readEntry("\(path)/\(entry)", name: name.isEmpty ? entry : "\(name)/\(entry)")
        }
    }

    private mutating func readEntry(_ path: String, name: String) throws(ChartError) {
        entries += 1
        guard entries <= ChartLimit.entries else {
            throw ChartError("the chart has more than \(ChartLimit.entries) files and folders; split it", at: root)
        }
        var status = stat()
        guard stat(path, &status) == 0 else {
            if lstat(path, &status) == 0 {
                throw ChartError("this link leads nowhere; remove it, or put what it names in its place", at: path)
            }
            throw ChartError("this file cannot be read: \(Self.systemReason()); check its permissions", at: path)
        }
        let kind = status.st_mode & S_IFMT
        if rules.ignores(name, isFolder: kind == S_IFDIR) { return }
        switch kind {
        case S_IFDIR: try readFolder(path, name: name)
        case S_IFREG:
            guard status.st_size <= ChartLimit.fileBytes else {
                throw ChartError(
                    "the file has \(status.st_size) bytes, a chart's file may have \(ChartLimit.fileBytes); shrink it, or "
                        + "name it in .helmignore", at: path)
            }
            size += Int(status.st_size)
            guard size <= ChartLimit.chartBytes else {
                throw ChartError(
                    "the chart has more than \(ChartLimit.chartBytes) bytes; name what does not belong to it in "
                        + ".helmignore", at: root)
            }
            files.append(ChartFile(name: name, data: try Self.bytes(of: path), place: path))
        default:
            throw ChartError(
                "this is neither a file nor a folder (but a device, a socket or a pipe); remove it, or name it in "
                    + ".helmignore", at: path)
        }
    }

    // MARK: - The file system

    /// The bytes of a file that is a file: a pipe would never end.
    static func bytes(of path: String) throws(ChartError) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw ChartError("this file cannot be read: \(reason(error)); check the path and its permissions", at: path)
        }
    }

    private static func realPath(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func systemReason() -> String { String(cString: strerror(errno)) }

    private static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        if let underlying, underlying.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(underlying.code)))
        }
        return (error as? CocoaError)?.code == .fileReadNoSuchFile ? "no such file" : "\(error.localizedDescription)"
    }
}
