/// Rows of text in columns of equal width.
struct TextTable {
    private let rows: [[String]]

    /// - Parameter rows: the heading first.
    init(_ rows: [[String]]) {
        self.rows = rows
    }

    /// The rows, one to a line; columns are three spaces apart.
    var text: String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { column < $0.count ? Self.width($0[column]) : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell
                guard column < row.count - 1 else { continue }
                line += String(repeating: " ", count: widths[column] - Self.width(cell) + 3)
            }
            return line + "\n"
        }.joined()
    }

    /// Columns a text takes on a terminal: East Asian letters take two (Unicode Standard Annex 11).
    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { width, scalar in
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
                0xFFE0...0xFFE6:
                width + 2
            default: width + 1
            }
        }
    }
}
