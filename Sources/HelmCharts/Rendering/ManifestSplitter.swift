/// Splits rendered text into documents as Helm does: at every line that begins with `---`.
enum ManifestSplitter {
    /// The documents of a text that are not blank, without the space before them.
    static func documents(_ text: TracedText) -> [TracedText] {
        let bytes = Array(text.string.utf8)
        var documents: [TracedText] = []
        var start = spaceEnd(bytes, from: 0)
        var line = start
        func add(until end: Int) {
            let first = spaceEnd(bytes, from: start, limit: end)
            if first < end { documents.append(text.slice(first..<end)) }
        }
        while line < bytes.count {
            if line + 3 <= bytes.count, bytes[line] == 0x2D, bytes[line + 1] == 0x2D, bytes[line + 2] == 0x2D {
                add(until: line)
                start = line + 3
                while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
                line = start
            }
            while line < bytes.count, bytes[line] != 0x0A { line += 1 }
            line += 1
        }
        add(until: bytes.count)
        return documents
    }

    /// The first byte that is no space. Unicode's spaces count too.
    private static func spaceEnd(_ bytes: [UInt8], from start: Int, limit: Int? = nil) -> Int {
        let limit = limit ?? bytes.count
        var index = start
        while index < limit {
            switch bytes[index] {
            case 0x09...0x0D, 0x20: index += 1
            case 0xC2 where index + 1 < limit && (bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0): index += 2
            default: return index
            }
        }
        return limit
    }
}
