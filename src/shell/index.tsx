import { connect } from "../bridge";

connect();
