/** Greets Ada. Nothing of it is traced yet. */
public class FirstTrace {

  public static void main(String[] arguments) {
    String greeting = "Hello, Ada!";
    System.out.println(greeting);
  }
}
