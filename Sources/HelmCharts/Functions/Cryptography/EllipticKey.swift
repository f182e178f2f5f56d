/// A key pair on the curve P-256 (FIPS 186-4), which signs by ECDSA.
struct EllipticKey {
    let secret: BigUnsigned
    let publicPoint: (x: BigUnsigned, y: BigUnsigned)

    private static func hex(_ text: String) -> BigUnsigned {
        BigUnsigned(
            words: stride(from: text.utf8.count, to: 0, by: -16).map { end in
                UInt64(text.utf8Substring(max(0, end - 16)..<end), radix: 16) ?? 0
            })
    }

    private static let prime = hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff")
    private static let order = hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")
    private static let base = (
        x: hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"),
        y: hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")
    )

    static func generate(_ random: inout SeededRandom) -> EllipticKey {
        EllipticKey(secret: Primes.randomNumber(below: order, &random))
    }

    init(secret: BigUnsigned) {
        self.secret = secret
        publicPoint = Self.multiply(Self.base, by: secret)
    }

    // MARK: Points

    /// A point as x/z² and y/z³, so that adding needs no division; z is zero for the point at infinity.
    private struct Point {
        var x: BigUnsigned
        var y: BigUnsigned
        var z: BigUnsigned
    }

    private static func times(_ a: BigUnsigned, _ b: BigUnsigned) -> BigUnsigned { a * b % prime }
    private static func minus(_ a: BigUnsigned, _ b: BigUnsigned) -> BigUnsigned { (a + prime - b) % prime }

    private static func multiply(
        _ point: (x: BigUnsigned, y: BigUnsigned), by scalar: BigUnsigned
    ) -> (x: BigUnsigned, y: BigUnsigned) {
        let one = BigUnsigned(1)
        let point = Point(x: point.x, y: point.y, z: one)
        var sum = Point(x: one, y: one, z: BigUnsigned(0))
        for index in stride(from: scalar.bitWidth - 1, through: 0, by: -1) {
            sum = doubled(sum)
            if scalar.bit(index) { sum = added(sum, point) }
        }
        let inverse = sum.z.inverse(modulo: prime) ?? BigUnsigned(0)
        let square = times(inverse, inverse)
        return (times(sum.x, square), times(sum.y, times(square, inverse)))
    }

    private static func doubled(_ point: Point) -> Point {
        if point.z.isZero { return point }
        let square = times(point.z, point.z)
        let gamma = times(point.y, point.y)
        let beta = times(point.x, gamma)
        let alpha = times(BigUnsigned(3), times(minus(point.x, square), (point.x + square) % prime))
        let x = minus(times(alpha, alpha), times(BigUnsigned(8), beta))
        let z = times(BigUnsigned(2), times(point.y, point.z))
        let y = minus(
            times(alpha, minus(times(BigUnsigned(4), beta), x)), times(BigUnsigned(8), times(gamma, gamma)))
        return Point(x: x, y: y, z: z)
    }

    private static func added(_ a: Point, _ b: Point) -> Point {
        if a.z.isZero { return b }
        if b.z.isZero { return a }
        let (za, zb) = (times(a.z, a.z), times(b.z, b.z))
        let (ua, ub) = (times(a.x, zb), times(b.x, za))
        let (sa, sb) = (times(a.y, times(zb, b.z)), times(b.y, times(za, a.z)))
        if ua == ub {
            return sa == sb ? doubled(a) : Point(x: BigUnsigned(1), y: BigUnsigned(1), z: BigUnsigned(0))
        }
        let (h, r) = (minus(ub, ua), minus(sb, sa))
        let h2 = times(h, h)
        let (h3, u) = (times(h, h2), times(ua, h2))
        let x = minus(minus(times(r, r), h3), times(BigUnsigned(2), u))
        return Point(x: x, y: minus(times(r, minus(u, x)), times(sa, h3)), z: times(h, times(a.z, b.z)))
    }

    // MARK: Encodings

    private static let curve = DER.identifier("1.2.840.10045.3.1.7")

    private var pointBytes: [UInt8] { [4] + publicPoint.x.bytes(count: 32) + publicPoint.y.bytes(count: 32) }

    /// SEC 1
    var sec1: [UInt8] {
        DER.sequence(
            DER.integer(1), DER.octets(secret.bytes(count: 32)), DER.explicit(0, Self.curve),
            DER.explicit(1, DER.bits(pointBytes)))
    }

    init(sec1 bytes: [UInt8]) throws(DERReader.Problem) {
        var outer = DERReader(bytes)
        var reader = try outer.sequence()
        _ = try reader.integer()
        let secret = BigUnsigned(bytes: try reader.next(0x04))
        // Only P-256 is known here; a key of another curve is refused.
        if reader.nextTag == 0xA0, try reader.next(0xA0) != Self.curve { throw DERReader.Problem() }
        guard !secret.isZero, secret < Self.order else { throw DERReader.Problem() }
        self.init(secret: secret)
    }

    var publicInfo: [UInt8] {
        DER.sequence(DER.sequence(DER.identifier("1.2.840.10045.2.1"), Self.curve), DER.bits(pointBytes))
    }

    /// Signs with SHA-256.
    func sign(_ message: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        let digest = BigUnsigned(bytes: SecureHash.sha256(message)) % Self.order
        while true {
            let nonce = Primes.randomNumber(below: Self.order, &random)
            let r = Self.multiply(Self.base, by: nonce).x % Self.order
            guard !r.isZero, let inverse = nonce.inverse(modulo: Self.order) else { continue }
            let s = inverse * (digest + r * secret) % Self.order
            if !s.isZero { return DER.sequence(DER.integer(r), DER.integer(s)) }
        }
    }
}
