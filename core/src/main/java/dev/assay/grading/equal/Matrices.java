package dev.assay.grading.equal;

import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Unreadable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Arithmetic of matrices: carries out what is written. For one comparison and one thread. */
final class Matrices {
  private static final Set<String> TRANSPOSED = Set.of("T", "\\top", "\\intercal", "t", "\\prime");
  private static final int LARGEST_POWER = 8;
  private static final int LARGEST_DETERMINANT = 6;

  private final Budget budget;

  Matrices(Budget budget) {
    this.budget = budget;
  }

  /** The node with its matrices added, multiplied and transposed; itself where there are none. */
  Node carriedOut(Node node) {
    return switch (node) {
      case Node.Sum s when holdsMatrix(s) -> sum(s);
      case Node.Product p when holdsMatrix(p) -> product(p);
      case Node.Power p when holdsMatrix(p.base()) -> power(p);
      case Node.Call c when c.name().equals("det") -> determinant(c);
      case Node.Sum s -> s;
      case Node.Product p -> p;
      case Node.Power p -> p;
      case Node.Call c -> c;
      case Node.Num n -> n;
      case Node.Sym s -> s;
      case Node.Group g -> g;
      case Node.Interval i -> i;
      case Node.Matrix m -> m;
      case Node.Relation r -> r;
    };
  }

  private static boolean holdsMatrix(Node node) {
    return Node.any(node, each -> each instanceof Node.Matrix);
  }

  private Node sum(Node.Sum sum) {
    Optional<Node.Matrix> total = Optional.empty();
    for (Node term : sum.terms()) {
      if (!(carriedOut(term) instanceof Node.Matrix next)) {
        throw new Unreadable("a matrix plus a number");
      }
      total = Optional.of(total.isEmpty() ? next : added(total.get(), next));
    }
    return total.orElseThrow();
  }

  private Node.Matrix added(Node.Matrix a, Node.Matrix b) {
    if (a.rows().size() != b.rows().size() || columns(a) != columns(b)) {
      throw new Unreadable("a sum of matrices of different shapes");
    }
    var rows = new ArrayList<List<Node>>();
    for (int i = 0; i < a.rows().size(); i++) {
      var row = new ArrayList<Node>();
      for (int j = 0; j < columns(a); j++) {
        row.add(simple(new Node.Sum(List.of(cell(a, i, j), cell(b, i, j)))));
      }
      rows.add(row);
    }
    return new Node.Matrix(rows);
  }

  private Node product(Node.Product product) {
    Optional<Node.Matrix> matrix = Optional.empty();
    var scalars = new ArrayList<Node>();
    for (Node factor : product.factors()) {
      Node next = carriedOut(factor);
      if (next instanceof Node.Matrix m) {
        matrix = Optional.of(matrix.isEmpty() ? m : multiplied(matrix.get(), m));
      } else {
        scalars.add(next);
      }
    }
    if (matrix.isEmpty() || scalars.isEmpty()) {
      return matrix.map(m -> (Node) m).orElse(product);
    }
    Node scale = simple(new Node.Product(scalars));
    var rows = new ArrayList<List<Node>>();
    for (List<Node> row : matrix.get().rows()) {
      rows.add(row.stream().map(c -> simple(new Node.Product(List.of(scale, c)))).toList());
    }
    return new Node.Matrix(rows);
  }

  private Node.Matrix multiplied(Node.Matrix a, Node.Matrix b) {
    if (columns(a) != b.rows().size()) {
      throw new Unreadable("a product of matrices whose shapes do not fit");
    }
    var rows = new ArrayList<List<Node>>();
    for (int i = 0; i < a.rows().size(); i++) {
      var row = new ArrayList<Node>();
      for (int j = 0; j < columns(b); j++) {
        var terms = new ArrayList<Node>();
        for (int k = 0; k < columns(a); k++) {
          terms.add(new Node.Product(List.of(cell(a, i, k), cell(b, k, j))));
        }
        row.add(simple(new Node.Sum(terms)));
      }
      rows.add(row);
    }
    return new Node.Matrix(rows);
  }

  private Node power(Node.Power power) {
    if (!(carriedOut(power.base()) instanceof Node.Matrix base)) {
      return power;
    }
    if (power.exponent() instanceof Node.Sym s && TRANSPOSED.contains(s.name())) {
      return transposed(base);
    }
    Optional<BigInteger> exponent =
        Exact.of(power.exponent(), budget).filter(e -> e.isWhole()).map(e -> e.top());
    if (exponent.isEmpty() || exponent.get().abs().intValue() > LARGEST_POWER) {
      throw new Unreadable("a power of a matrix");
    }
    int times = exponent.get().intValue();
    if (base.rows().size() != columns(base) || times == 0) {
      throw new Unreadable("a power of a matrix that is not square");
    }
    Node.Matrix factor = times < 0 ? inverse(base) : base;
    Node.Matrix result = factor;
    for (int i = 1; i < Math.abs(times); i++) {
      result = multiplied(result, factor);
    }
    return result;
  }

  private static Node.Matrix transposed(Node.Matrix m) {
    var rows = new ArrayList<List<Node>>();
    for (int j = 0; j < columns(m); j++) {
      var row = new ArrayList<Node>();
      for (int i = 0; i < m.rows().size(); i++) {
        row.add(cell(m, i, j));
      }
      rows.add(row);
    }
    return new Node.Matrix(rows);
  }

  /** By cofactors: what remains without a row and a column. */
  private Node.Matrix inverse(Node.Matrix m) {
    int size = m.rows().size();
    Node whole = determinant(m);
    if (whole.equals(Node.num(0))) {
      throw new Unreadable("the inverse of a singular matrix");
    }
    var rows = new ArrayList<List<Node>>();
    for (int i = 0; i < size; i++) {
      var row = new ArrayList<Node>();
      for (int j = 0; j < size; j++) {
        Node minor = size == 1 ? Node.num(1) : determinant(without(m, j, i));
        Node signed = (i + j) % 2 == 0 ? minor : Node.negate(minor);
        row.add(simple(Node.divide(signed, whole)));
      }
      rows.add(row);
    }
    return new Node.Matrix(rows);
  }

  private Node determinant(Node.Call call) {
    return carriedOut(call.arguments().getFirst()) instanceof Node.Matrix m ? determinant(m) : call;
  }

  private Node determinant(Node.Matrix m) {
    int size = m.rows().size();
    if (size != columns(m) || size > LARGEST_DETERMINANT) {
      throw new Unreadable("the determinant of a matrix that is not square, or large");
    }
    if (size == 1) {
      return cell(m, 0, 0);
    }
    var terms = new ArrayList<Node>();
    for (int j = 0; j < size; j++) {
      Node term = new Node.Product(List.of(cell(m, 0, j), determinant(without(m, 0, j))));
      terms.add(j % 2 == 0 ? term : Node.negate(term));
    }
    return simple(new Node.Sum(terms));
  }

  private static Node.Matrix without(Node.Matrix m, int row, int column) {
    var rows = new ArrayList<List<Node>>();
    for (int i = 0; i < m.rows().size(); i++) {
      if (i != row) {
        var cells = new ArrayList<>(m.rows().get(i));
        cells.remove(column);
        rows.add(cells);
      }
    }
    return new Node.Matrix(rows);
  }

  private static int columns(Node.Matrix m) {
    return m.rows().getFirst().size();
  }

  private static Node cell(Node.Matrix m, int row, int column) {
    List<Node> cells = m.rows().get(row);
    if (column >= cells.size()) {
      throw new Unreadable("a matrix with rows of different lengths");
    }
    return cells.get(column);
  }

  /** A number in place of arithmetic with numbers, so that repeated products stay small. */
  private Node simple(Node node) {
    budget.spend(3);
    return Exact.of(node, budget)
        .map(value -> (Node) new Node.Num(value, -1))
        .orElseGet(() -> charged(node));
  }

  /** Letters make cells grow, so that each pays for its size. */
  private Node charged(Node node) {
    Node.any(
        node,
        each -> {
          budget.spend(2);
          return false;
        });
    return node;
  }
}
